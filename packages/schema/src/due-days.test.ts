import { expect, test } from 'vitest'
import { isTooFarAhead } from './due-days.ts'

test.each([
  ['2026-11-30', '2031-11-30', false],
  ['2026-11-30', '2031-12-01', true],
  ['2026-11-30', '2062-01-01', true],
  ['2028-02-29', '2033-02-28', false],
  ['2028-02-29', '2033-03-01', true],
])('on %s, %s is too far ahead: %j', (day, dueOn, expected) => {
  expect(isTooFarAhead(dueOn, day)).toBe(expected)
})
