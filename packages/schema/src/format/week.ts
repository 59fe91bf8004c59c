import type { Language } from '../languages.ts'
import { formatDateRange } from './date.ts'
import { dash } from './number.ts'

const millisecondsPerDay = 86_400_000

/** A week by ISO 8601, such as `2026-W48`, as its first and last day in the reader's language; a dash for anything else. */
export function formatWeek(language: Language, week: string): string {
  const [, year, number] = /^(\d{4})-W(\d{2})$/u.exec(week) ?? []
  if (year === undefined) return dash
  // The fourth of January always lies in the first week.
  const inFirst = new Date(`${year}-01-04T00:00:00Z`)
  const monday = inFirst.getTime() + ((Number(number) - 1) * 7 - ((inFirst.getUTCDay() + 6) % 7)) * millisecondsPerDay
  const day = (time: number) => new Date(time).toISOString().slice(0, 10)
  return formatDateRange(language, day(monday), day(monday + 6 * millisecondsPerDay))
}
