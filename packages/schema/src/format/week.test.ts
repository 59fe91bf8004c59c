import { expect, test } from 'vitest'
import { formatWeek } from './week.ts'

test('a week is told by its days, over the turn of a month and of a year too', () => {
  expect(formatWeek('en', '2026-W48')).toBe('23–29 November 2026')
  expect(formatWeek('ru', '2026-W44')).toBe('26 октября – 1 ноября 2026')
  expect(formatWeek('en', '2026-W53')).toBe('28 December 2026 – 3 January 2027')
  expect(formatWeek('en', '2024-W01')).toBe('1–7 January 2024')
})
test('what is no week is a dash', () => {
  expect([formatWeek('tg', ''), formatWeek('tg', '2026-48')]).toEqual(['–', '–'])
})
