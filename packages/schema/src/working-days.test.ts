import { expect, test } from 'vitest'
import { addDays } from './dates.ts'
import { dayOffFinder, holidaysOfYear } from './working-days.ts'

function daysOff(first: string, last: string, offOn: (day: string) => unknown): string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) if (offOn(day) !== null) days.push(day)
  return days
}

test('March 2017 has the thirteen days off that the trade unions announced (khovar.tj, 6 March 2017)', () => {
  // The article names 4, 5, 11, 12, 18, 19, 25, 26 March as weekends, 8 March and 21 to 24 March as holidays.
  expect(daysOff('2017-03-01', '2017-03-31', dayOffFinder()).map((day) => Number(day.slice(8)))).toEqual([
    4, 5, 8, 11, 12, 18, 19, 21, 22, 23, 24, 25, 26,
  ])
})

test('March 2012: 24 March on a Saturday moves to Monday the 26th (asiaplustj.info, 19 March 2012)', () => {
  expect(daysOff('2012-03-20', '2012-03-28', dayOffFinder())).toEqual([
    '2012-03-21',
    '2012-03-22',
    '2012-03-23',
    '2012-03-24',
    '2012-03-25',
    '2012-03-26',
  ])
  expect(dayOffFinder()('2012-03-26')).toEqual({ day: '2012-03-26', reason: 'movedHoliday', holiday: 'navruz' })
})

test('March 2026 has fifteen days off with Ramazon on the 20th and the 27th exchanged for Saturday the 14th (sputnik.tj, 27 February 2026)', () => {
  const offOn = dayOffFinder({
    declared: [{ day: '2026-03-20', name: 'ramazon' }],
    exchangedDaysOff: ['2026-03-27'],
    workedWeekends: ['2026-03-14'],
  })
  expect(daysOff('2026-03-01', '2026-03-31', offOn).map((day) => Number(day.slice(8)))).toEqual([
    1, 7, 8, 9, 15, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
  ])
})

test('6 November 2016, a Sunday, moves to Monday the 7th and the 8th is worked (khovar.tj, 2 November 2016)', () => {
  const offOn = dayOffFinder()
  expect([offOn('2016-11-07')?.reason, offOn('2016-11-08')]).toEqual(['movedHoliday', null])
})

test('1 January 2017, a Sunday, moves to the 2nd and the 3rd is worked (khovar.tj, 27 December 2016)', () => {
  const offOn = dayOffFinder()
  expect([offOn('2017-01-02')?.reason, offOn('2017-01-03')]).toEqual(['movedHoliday', null])
})

test('1 May is worked', () => {
  expect(dayOffFinder()('2026-05-01')).toBeNull()
})

test('a holiday announced for the last Saturday of a year moves behind New Year, which moves too', () => {
  // 31 December 2022 is a Saturday, 1 January 2023 a Sunday.
  const offOn = dayOffFinder({
    declared: [{ day: '2022-12-31', name: 'declared' }],
    exchangedDaysOff: [],
    workedWeekends: [],
  })
  expect([offOn('2023-01-02'), offOn('2023-01-03'), offOn('2023-01-04')]).toEqual([
    { day: '2023-01-02', reason: 'movedHoliday', holiday: 'declared' },
    { day: '2023-01-03', reason: 'movedHoliday', holiday: 'newYear' },
    null,
  ])
})

test('every year has its ten fixed days, each at most once', () => {
  for (let year = 1991; year <= 2100; year += 1) {
    const holidays = [...holidaysOfYear(year).values()].filter(({ reason }) => reason === 'holiday')
    expect(holidays).toHaveLength(10)
  }
})
