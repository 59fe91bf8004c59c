import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dateOnly,
  dayNumber,
  isCalendarDay,
  isoWeekday,
  monthOf,
  partialDate,
  timeOfDay,
} from './dates.ts'
import { readInput } from './issues.ts'

test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2024-02-29', true],
  ['2026-02-31', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-1-01', false],
  ['0000-01-01', false],
  ['2026-01-01T00:00', false],
  ['', false],
])('%s is a calendar day: %s', (text, is) => {
  expect(isCalendarDay(text)).toBe(is)
})

test.each([
  ['2026-02-31', 'not_a_date'],
  ['1025-06-01', 'date_out_of_range'],
  ['1989-12-31', 'date_out_of_range'],
  ['2101-01-01', 'date_out_of_range'],
  ['yesterday', 'not_a_date'],
  [undefined, 'required'],
  [20260101, 'wrong_type'],
])('a date field refuses %j with %s', (input, code) => {
  const result = readInput(dateOnly(), input)
  expect(result.ok ? null : result.issues.map((issue) => issue.code)).toEqual([code])
})

test('a date field takes the first and the last day', () => {
  expect(readInput(dateOnly(), '1990-01-01').ok && readInput(dateOnly(), '2100-12-31').ok).toBe(true)
})

test('a date may be as precise as its source', () => {
  expect(['2008', '2009-11', '2019-10-04'].map((text) => readInput(partialDate(), text).ok)).toEqual([true, true, true])
  expect(['208', '2009-13', '2019-10-34', '1025', '2009-1'].map((text) => readInput(partialDate(), text).ok)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ])
})

test('times and months', () => {
  const read = (text: string) => {
    const result = readInput(timeOfDay(), text)
    return result.ok ? result.data : null
  }
  expect(['00:00', '23:59', '9:00', '14.30', '1430', '900', ' 9.05 '].map(read)).toEqual([
    '00:00',
    '23:59',
    '09:00',
    '14:30',
    '14:30',
    '09:00',
    '09:05',
  ])
  expect(['24:00', '09:60', '9', '14:3', '2460', '14:30:00', ''].map(read)).toEqual(new Array(7).fill(null))
  expect(monthOf('2026-12-31')).toBe('2026-12')
})

test('adding days and counting them agree, over the whole calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 40_000 }), fc.integer({ min: -5000, max: 5000 }), (start, by) => {
      const day = addDays('2000-01-01', start)
      expect(dayNumber(addDays(day, by)) - dayNumber(day)).toBe(by)
      expect(isoWeekday(addDays(day, 7))).toBe(isoWeekday(day))
    }),
  )
  expect([isoWeekday('2026-11-21'), isoWeekday('1969-12-29'), isoWeekday('1970-01-01')]).toEqual([6, 1, 4])
  expect(() => dayNumber('2026-02-30')).toThrow(RangeError)
})

test.each([
  ['2026-11-30', -3, '2026-08-30'],
  ['2026-05-31', -3, '2026-02-28'],
  ['2024-05-31', -3, '2024-02-29'],
  ['2026-01-15', -3, '2025-10-15'],
  ['2026-10-31', 4, '2027-02-28'],
  ['2026-06-30', 0, '2026-06-30'],
])('%s and %d months is %s', (day, months, then) => {
  expect(addMonths(day, months)).toBe(then)
})
