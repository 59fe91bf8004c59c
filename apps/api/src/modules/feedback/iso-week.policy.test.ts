import { expect, it } from 'vitest'
import { isoWeek } from './iso-week.ts'

it.each([
  ['2026-11-21', '2026-W47'],
  ['2026-01-01', '2026-W01'],
  ['2025-12-29', '2026-W01'],
  ['2027-01-03', '2026-W53'],
  ['2027-01-04', '2027-W01'],
  ['2024-12-30', '2025-W01'],
  ['2021-01-03', '2020-W53'],
])('%s lies in %s', (day, week) => {
  expect(isoWeek(day)).toBe(week)
})
