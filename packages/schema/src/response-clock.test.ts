import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayNumber } from './dates.ts'
import { clockRules, daysLeft, dueDate, dueState, type Period } from './response-clock.ts'
import { dayOffFinder } from './working-days.ts'

const day = fc.integer({ min: 0, max: 40_000 }).map((number) => addDays('1990-01-01', number))
const period: fc.Arbitrary<Period> = fc.record({
  days: fc.integer({ min: 1, max: 60 }),
  counting: fc.constantFrom('calendar', 'working'),
})

test('counting starts on the day after registration', () => {
  const { dueOn, steps } = dueDate('2026-10-05', { days: 3, counting: 'working' })
  expect(dueOn).toBe('2026-10-08')
  expect(steps.map((step) => [step.day, step.counted])).toEqual([
    ['2026-10-06', 1],
    ['2026-10-07', 2],
    ['2026-10-08', 3],
  ])
})

test('working days skip Navruz, its moved days and the weekend, and say why', () => {
  // 21 and 22 March 2026 are a Saturday and a Sunday, so 25 and 26 March are free as well.
  const { dueOn, steps } = dueDate('2026-03-19', { days: 3, counting: 'working' })
  expect(dueOn).toBe('2026-03-30')
  expect(
    steps.map((step) => [step.day.slice(8), step.counted, step.off?.reason ?? null, step.off?.holiday ?? null]),
  ).toEqual([
    ['20', 1, null, null],
    ['21', null, 'holiday', 'navruz'],
    ['22', null, 'holiday', 'navruz'],
    ['23', null, 'holiday', 'navruz'],
    ['24', null, 'holiday', 'navruz'],
    ['25', null, 'movedHoliday', 'navruz'],
    ['26', null, 'movedHoliday', 'navruz'],
    ['27', 2, null, null],
    ['28', null, 'weekend', null],
    ['29', null, 'weekend', null],
    ['30', 3, null, null],
  ])
})

test('calendar days count days off but do not end on one', () => {
  // 15 days after 25 October 2026 is 9 November, a Monday: 6 November is a Friday.
  expect(dueDate('2026-10-25', { days: 15, counting: 'calendar' }).dueOn).toBe('2026-11-09')
  // 15 days after 22 October 2026 is 6 November, Constitution Day, a Friday: the end moves to Monday the 9th.
  const moved = dueDate('2026-10-22', { days: 15, counting: 'calendar' })
  expect(moved.dueOn).toBe('2026-11-09')
  expect(moved.steps.filter((step) => step.counted === null).map((step) => step.day)).toEqual([
    '2026-11-07',
    '2026-11-08',
    '2026-11-09',
  ])
})

test('an announced Ramazon is not counted as a working day', () => {
  const calendar = {
    declared: [{ day: '2026-03-20', name: 'ramazon' as const }],
    exchangedDaysOff: [],
    workedWeekends: [],
  }
  expect(dueDate('2026-03-18', { days: 2, counting: 'working' }, calendar).dueOn).toBe('2026-03-27')
})

test('a due date is never a day off and later periods never end earlier', () => {
  const offOn = dayOffFinder()
  fc.assert(
    fc.property(day, period, (registeredOn, given) => {
      const { dueOn, steps } = dueDate(registeredOn, given)
      expect(offOn(dueOn)).toBeNull()
      expect(steps.filter((step) => step.counted !== null)).toHaveLength(given.days)
      expect(dueDate(registeredOn, { ...given, days: given.days + 1 }).dueOn >= dueOn).toBe(true)
      expect(dueDate(addDays(registeredOn, 1), given).dueOn >= dueOn).toBe(true)
      expect(
        dueDate(registeredOn, { ...given, counting: 'working' }).dueOn >=
          dueDate(registeredOn, { ...given, counting: 'calendar' }).dueOn,
      ).toBe(true)
      expect(dayNumber(steps[0]?.day ?? '') - dayNumber(registeredOn)).toBe(1)
    }),
    { numRuns: 200 },
  )
})

test('refuses a day that does not exist and periods without an end', () => {
  expect(() => dueDate('2026-02-31', { days: 3, counting: 'working' })).toThrow(RangeError)
  for (const days of [0, -1, 1.5, 366, Number.NaN])
    expect(() => dueDate('2026-02-01', { days, counting: 'calendar' })).toThrow(RangeError)
})

test('a duty runs, is soon due, overdue, and met', () => {
  const duty = { startedOn: '2026-10-01', dueOn: '2026-10-16' }
  expect(
    ['2026-09-30', '2026-10-01', '2026-10-10', '2026-10-11', '2026-10-16', '2026-10-17'].map((today) =>
      dueState(duty, today),
    ),
  ).toEqual(['notStarted', 'running', 'running', 'dueSoon', 'dueSoon', 'overdue'])
  expect(dueState({ ...duty, metOn: '2026-10-20' }, '2026-12-01')).toBe('met')
  expect([
    daysLeft(duty, '2026-10-15'),
    daysLeft(duty, '2026-10-18'),
    daysLeft({ startedOn: null, dueOn: null }, '2026-10-18'),
  ]).toEqual([1, -2, null])
  expect(dueState({ startedOn: null, dueOn: null }, '2026-10-18')).toBe('notStarted')
})

test('acknowledging takes 3 days, answering 15 or 30', () => {
  expect(Object.values(clockRules).map((rule) => [rule.acknowledge.days, rule.answer.days])).toEqual([
    [3, 15],
    [3, 30],
    [3, 30],
  ])
})
