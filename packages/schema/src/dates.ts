import { z } from 'zod'
import { refuse } from './text.ts'

/** The first and last calendar day any record may carry, both included. */
export const earliestDate = '1990-01-01'
export const latestDate = '2100-12-31'

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/u
const millisecondsPerDay = 86_400_000

/** True for a day that exists in the Gregorian calendar, written `YYYY-MM-DD`. 31 February is not one. */
export function isCalendarDay(text: string): boolean {
  const parts = dayPattern.exec(text)
  if (parts === null) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Days since 1 January 1970 of a calendar day `YYYY-MM-DD`; throws RangeError for anything else. */
export function dayNumber(day: string): number {
  if (!isCalendarDay(day)) throw new RangeError('not a calendar day')
  return Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay
}

/** The calendar day `YYYY-MM-DD` that is `days` (whole, may be negative) after the given one. */
export function addDays(day: string, days: number): string {
  return new Date((dayNumber(day) + days) * millisecondsPerDay).toISOString().slice(0, 10)
}

/**
 * The calendar day so many months (whole, may be negative) after the given one: the same day of that month, or its last day where
 * the month is too short.
 */
export function addMonths(day: string, months: number): string {
  const date = new Date(dayNumber(day) * millisecondsPerDay)
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))
  const daysInMonth = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date.getUTCDate(), daysInMonth))
  return first.toISOString().slice(0, 10)
}

/** Day of the week by ISO 8601: 1 is Monday, 7 is Sunday. */
export function isoWeekday(day: string): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

/** The month `YYYY-MM` of a calendar day. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** A real calendar day as text, `YYYY-MM-DD`, between the bounds (default 1990 to 2100). */
export function dateOnly(rule: { readonly min?: string; readonly max?: string } = {}) {
  const { min = earliestDate, max = latestDate } = rule
  return z.string().transform((value, ctx): string => {
    const text = value.trim()
    if (!isCalendarDay(text)) refuse(ctx, value, 'not_a_date')
    else if (text < min || text > max) refuse(ctx, value, 'date_out_of_range', { min, max })
    else return text
    return z.NEVER
  })
}

/**
 * A date as precise as its source: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Old documents often name only a year.
 */
export function partialDate() {
  return z.string().transform((value, ctx): string => {
    const text = value.trim()
    const filled = /^\d{4}$/u.test(text) ? `${text}-01-01` : /^\d{4}-\d{2}$/u.test(text) ? `${text}-01` : text
    if (!isCalendarDay(filled)) refuse(ctx, value, 'not_a_date')
    else if (filled < earliestDate || filled > latestDate)
      refuse(ctx, value, 'date_out_of_range', { min: earliestDate, max: latestDate })
    else return text
    return z.NEVER
  })
}

/** The time of day that a text says, as {@link timeOfDay} reads it: `HH:MM`, or null for what is no time. */
export function clockTime(text: string): string | null {
  const [, hour = '', minute = ''] = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/u.exec(text.trim()) ?? []
  return minute === '' ? null : `${hour.padStart(2, '0')}:${minute}`
}

/**
 * A time of day in Tajikistan as people write it: `14:30`, `9:00`, `14.30`, or `1430` from a keypad without a colon. Returns
 * `HH:MM`, 00:00 to 23:59.
 */
export function timeOfDay() {
  return z.string().transform((value, ctx): string => {
    const time = clockTime(value)
    if (time !== null) return time
    refuse(ctx, value, 'not_a_time')
    return z.NEVER
  })
}
