import { addDays, isoWeekday } from './dates.ts'

/** Names of the days off, for translation. */
export const holidayNames = [
  'newYear',
  'mothersDay',
  'navruz',
  'victoryDay',
  'unityDay',
  'independenceDay',
  'constitutionDay',
  'ramazon',
  'qurbon',
  'declared',
] as const
export type HolidayName = (typeof holidayNames)[number]

/**
 * The days off that fall on the same date every year: Law of the Republic of Tajikistan of 2 August 2011 No. 753
 * "On holidays", article 3, as amended in November 2016, since when 1 May is a holiday but a working day
 * (first worked in 2017: asiaplus.news, 16 November 2016). Ramazon and Qurbon move with the moon and are announced
 * each year by the Council of Ulema: they come in through {@link DayOffCalendar.declared}.
 */
export const fixedHolidays: readonly { readonly monthDay: string; readonly name: HolidayName }[] = [
  { monthDay: '01-01', name: 'newYear' },
  { monthDay: '03-08', name: 'mothersDay' },
  { monthDay: '03-21', name: 'navruz' },
  { monthDay: '03-22', name: 'navruz' },
  { monthDay: '03-23', name: 'navruz' },
  { monthDay: '03-24', name: 'navruz' },
  { monthDay: '05-09', name: 'victoryDay' },
  { monthDay: '06-27', name: 'unityDay' },
  { monthDay: '09-09', name: 'independenceDay' },
  { monthDay: '11-06', name: 'constitutionDay' },
]

/** What is decided year by year and cannot be computed. */
export interface DayOffCalendar {
  /** Days announced as holidays: Ramazon, Qurbon, and one-off days. They move off a weekend like the others. */
  readonly declared: readonly { readonly day: string; readonly name: HolidayName }[]
  /** Working days given away by the government's yearly order, in exchange for `workedWeekends`. */
  readonly exchangedDaysOff: readonly string[]
  /** Saturdays or Sundays worked by that order. */
  readonly workedWeekends: readonly string[]
}

/** A year in which nothing has been announced yet. */
export const emptyCalendar: DayOffCalendar = { declared: [], exchangedDaysOff: [], workedWeekends: [] }

/** Why a day is not worked. */
export const dayOffReasons = ['weekend', 'holiday', 'movedHoliday', 'exchanged'] as const
export type DayOffReason = (typeof dayOffReasons)[number]

/** A day that is not worked, and why. */
export interface DayOff {
  readonly day: string
  readonly reason: DayOffReason
  readonly holiday?: HolidayName
}

/**
 * The holidays of one year with the days they move to. A holiday on a Saturday or Sunday makes the next working day
 * free (law No. 753; khovar.tj, 6 March 2017); several in a row move one after another, also over the new year.
 */
export function holidaysOfYear(year: number, calendar: DayOffCalendar = emptyCalendar): Map<string, DayOff> {
  const inScope = (day: string): boolean => day.startsWith(`${String(year)}-`) || day.startsWith(`${String(year - 1)}-`)
  const holidays = [
    ...[year - 1, year].flatMap((each) =>
      fixedHolidays.map(({ monthDay, name }) => ({ day: `${String(each)}-${monthDay}`, name })),
    ),
    ...calendar.declared.filter(({ day }) => inScope(day)),
  ].sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
  const off = new Map<string, DayOff>()
  for (const { day, name } of holidays) if (!off.has(day)) off.set(day, { day, reason: 'holiday', holiday: name })
  for (const day of calendar.exchangedDaysOff)
    if (inScope(day) && !off.has(day)) off.set(day, { day, reason: 'exchanged' })
  for (const { day, name } of holidays) {
    if (!isWeekend(day, calendar) || off.get(day)?.holiday !== name) continue
    let target = addDays(day, 1)
    while (isWeekend(target, calendar) || off.has(target)) target = addDays(target, 1)
    off.set(target, { day: target, reason: 'movedHoliday', holiday: name })
  }
  return new Map([...off].filter(([day]) => day.startsWith(`${String(year)}-`)))
}

function isWeekend(day: string, calendar: DayOffCalendar): boolean {
  return isoWeekday(day) >= 6 && !calendar.workedWeekends.includes(day)
}

/** Answers for any day whether it is off and why; keeps each year's holidays once computed. */
export function dayOffFinder(calendar: DayOffCalendar = emptyCalendar): (day: string) => DayOff | null {
  const years = new Map<number, Map<string, DayOff>>()
  const holidays = (year: number): Map<string, DayOff> => {
    const known = years.get(year)
    if (known !== undefined) return known
    const made = holidaysOfYear(year, calendar)
    years.set(year, made)
    return made
  }
  return (day) => {
    const holiday = holidays(Number(day.slice(0, 4))).get(day)
    if (holiday !== undefined) return holiday
    return isWeekend(day, calendar) ? { day, reason: 'weekend' } : null
  }
}
