import { holidaysOfYear } from '@hamkori/schema/working-days'
import type { DayOff } from '@hamkori/schema/working-days'
import { builder } from '../../platform/builder.ts'
import { confirmedActErrors } from '../../platform/error-types.ts'
import { invalidAt, InvalidInputError } from '../../platform/errors.ts'
import { enterCalendarDay } from './actions/enter-calendar-day.ts'
import { removeCalendarDay } from './actions/remove-calendar-day.ts'
import { listCalendarDays, readCalendar } from './calendar.queries.ts'
import type { CalendarDayRow } from './calendar.queries.ts'

const CalendarDayKind = builder.enumType('CalendarDayKind', {
  description: 'What a day is by an announcement or an order.',
  values: {
    declared: { description: 'A holiday that is announced year by year.' },
    exchanged: { description: 'A working day given away in exchange for a weekend that is worked.' },
    worked: { description: 'A Saturday or Sunday that is worked.' },
  } as const,
})

const Holiday = builder.enumType('Holiday', {
  description: 'A holiday of the Republic of Tajikistan.',
  values: {
    newYear: { description: 'New Year.' },
    mothersDay: { description: "Mother's Day." },
    navruz: { description: 'Navruz.' },
    victoryDay: { description: 'Victory Day.' },
    unityDay: { description: 'Day of National Unity.' },
    independenceDay: { description: 'Independence Day.' },
    constitutionDay: { description: 'Constitution Day.' },
    ramazon: { description: 'Idi Ramazon (Eid al-Fitr).' },
    qurbon: { description: 'Idi Qurbon (Eid al-Adha).' },
    declared: { description: 'A day off of one year alone.' },
  } as const,
})

const CalendarDay = builder.objectRef<CalendarDayRow>('CalendarDay').implement({
  cache: 'publicRecord',
  description: 'A day that is not as the week and the fixed holidays have it; it moves the dates of departments.',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date', description: 'The day.' }),
    kind: t.expose('kind', { type: CalendarDayKind, description: 'What it is.' }),
    holiday: t.expose('holiday', {
      type: Holiday,
      nullable: true,
      description: 'Which holiday; null where none is declared.',
    }),
    source: t.exposeString('source', { description: 'The document or the page that says so.' }),
    demonstration: t.exposeBoolean('demonstration', { description: 'True for an invented day of the demonstration.' }),
  }),
})

const HolidayOff = builder.objectRef<DayOff>('HolidayOff').implement({
  cache: 'publicRecord',
  description: 'A day that is free because of a holiday.',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date', description: 'The day.' }),
    holiday: t.field({
      type: Holiday,
      nullable: true,
      description: 'Which holiday; null for a day given away in exchange.',
      resolve: ({ holiday }) => holiday ?? null,
    }),
    moved: t.boolean({
      description: 'True where the holiday itself fell on a weekend and made this day free.',
      resolve: ({ reason }) => reason === 'movedHoliday',
    }),
  }),
})

const CalendarYear = builder.objectRef<{ year: number }>('CalendarYear').implement({
  cache: 'publicRecord',
  description: 'Which days of a year are not worked besides weekends, as the dates of departments are counted.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year.' }),
    daysOff: t.field({
      type: [HolidayOff],
      description: 'All days that are free because of a holiday or an exchange, earliest first.',
      resolve: async ({ year }) =>
        [...holidaysOfYear(year, await readCalendar()).values()].sort((one, other) => (one.day < other.day ? -1 : 1)),
    }),
    entered: t.field({
      type: [CalendarDay],
      description: 'What was announced or ordered for this year, earliest first.',
      resolve: async ({ year }) => [...(await listCalendarDays(year))],
    }),
  }),
})

builder.queryField('calendarYear', (t) =>
  t.field({
    type: CalendarYear,
    cache: 'publicRecord',
    description: 'The days off of one year, from 2020 to 2100.',
    authScopes: { public: true },
    args: { year: t.arg.int({ required: true, description: 'The year.' }) },
    resolve: (_root, { year }) => {
      if (year < 2020 || year > 2100) throw new InvalidInputError([invalidAt(['year'], 'date_out_of_range')])
      return { year }
    },
  }),
)

const EnterCalendarDayInput = builder.inputType('EnterCalendarDayInput', {
  description: 'A day to enter.',
  fields: (t) => ({
    day: t.field({ type: 'Date', required: true, description: 'The day.' }),
    kind: t.field({ type: CalendarDayKind, required: true, description: 'What it is.' }),
    holiday: t.field({ type: Holiday, description: 'Which holiday is declared; none for the other kinds.' }),
    source: t.string({ required: true, description: 'The document or the page that says so; up to 500 characters.' }),
  }),
})
const RemoveCalendarDayInput = builder.inputType('RemoveCalendarDayInput', {
  description: 'A day to take out.',
  fields: (t) => ({
    day: t.field({ type: 'Date', required: true, description: 'The day.' }),
    reason: t.string({ required: true, description: 'Why it goes; up to 500 characters.' }),
  }),
})

const confirmed = { authScopes: { signedIn: true }, errors: { types: confirmedActErrors } } as const

builder.mutationFields((t) => ({
  enterCalendarDay: t.field({
    type: CalendarDay,
    description:
      'Enters a day off, or a weekend that is worked, and moves the dates that follow from it. Administrators.',
    ...confirmed,
    args: { input: t.arg({ type: EnterCalendarDayInput, required: true, description: 'The day.' }) },
    // The action's own schema says which holidays can be declared.
    resolve: (_root, { input }, { viewer }) => enterCalendarDay(viewer, input as never),
  }),
  removeCalendarDay: t.field({
    type: CalendarDay,
    description: 'Takes a day out again, and moves the dates back. Answers the day as it was. Administrators.',
    ...confirmed,
    args: { input: t.arg({ type: RemoveCalendarDayInput, required: true, description: 'The day.' }) },
    resolve: (_root, { input }, { viewer }) => removeCalendarDay(viewer, input),
  }),
}))
