import { defineMatrix, textIn } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb } from '../../../testing/owner.ts'

/** What the calendar of days off contributes to the authorization matrix. */
export const matrix = defineMatrix({
  tables: { calendar_day: { others: ['holiday', 'source'] } },
  types: ['CalendarDay', 'CalendarYear', 'HolidayOff'],
  withoutScope: { open: ['CalendarDay', 'CalendarYear', 'HolidayOff'] },
  queries: { calendarYear: 'year: 2027' },
  actions: {
    enterCalendarDay: (_thing, _id, scope) => ({
      input: {
        day: scope === 'void' ? '2027-02-30' : '2027-03-10',
        kind: 'declared',
        holiday: 'ramazon',
        source: 'Council of Ulema',
      },
    }),
    removeCalendarDay: (_thing, _id, scope) => ({
      input: { day: '2027-05-17', reason: textIn(scope, 'Entered twice.') },
    }),
  },
  async makeRecords() {
    await enteredDay()
    return {}
  },
  async cacheExample() {
    await enteredDay()
    return { calendarYear: 'year: 2027' }
  },
})

/** A day that somebody entered before. */
async function enteredDay(): Promise<void> {
  await ownerDb.calendarDay.upsert({
    where: { day: new Date('2027-05-17') },
    create: {
      day: new Date('2027-05-17'),
      kind: 'declared',
      holiday: 'qurbon',
      source: 'Test',
      enteredAt: new Date(),
    },
    update: {},
  })
}
