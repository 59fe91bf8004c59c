import type { Language } from '../languages.ts'
import { dateWords } from './date-words.ts'
import { dash } from './number.ts'

/** Tajikistan keeps one time zone, Asia/Dushanbe, five hours ahead of UTC, without summer time. */
const dushanbeOffset = 5 * 3_600_000
const dayLength = 86_400_000

/** A moment (Date, or an ISO text with a time) or a calendar day (ISO text `YYYY-MM-DD`). */
export type DateInput = Date | string

/** The calendar fields of a moment as a clock in Dushanbe shows them; months run from 1. */
export interface CalendarFields {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
  readonly hour: number
  readonly minute: number
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/

/**
 * Reads a moment as Dushanbe's calendar shows it. A calendar day is taken as it stands, in no zone.
 * Returns null for a text that is no date.
 */
export function calendarFields(input: DateInput): CalendarFields | null {
  const isDay = typeof input === 'string' && isoDay.test(input)
  const time = typeof input === 'string' ? Date.parse(isDay ? `${input}T00:00:00Z` : input) : input.getTime()
  if (!Number.isFinite(time)) return null
  const shifted = new Date(isDay ? time : time + dushanbeOffset)
  if (isDay && shifted.toISOString().slice(0, 10) !== input) return null
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  }
}

/** The day in Dushanbe at this moment, as `YYYY-MM-DD`; an empty text for no date. */
export function dayInDushanbe(input: DateInput): string {
  const fields = calendarFields(input)
  if (!fields) return ''
  return new Date(Date.UTC(fields.year, fields.month - 1, fields.day)).toISOString().slice(0, 10)
}

/** Whole days from one calendar day to another in Dushanbe; negative when `to` is earlier, NaN for no date. */
export function daysBetween(from: DateInput, to: DateInput): number {
  return (Date.parse(`${dayInDushanbe(to)}T00:00:00Z`) - Date.parse(`${dayInDushanbe(from)}T00:00:00Z`)) / dayLength
}

const two = (value: number): string => String(value).padStart(2, '0')

const monthOf = (language: Language, { month }: CalendarFields): string => dateWords[language].monthsOf[month - 1] ?? ''
const bareMonth = (language: Language, { month }: CalendarFields): string => dateWords[language].months[month - 1] ?? ''

/** A year after a month: «соли 2026» in Tajik, the number alone elsewhere. */
const yearAfterMonth = (language: Language, { year }: CalendarFields): string =>
  language === 'tg' ? `соли ${year}` : String(year)

/** A day and its month where the year follows later: Tajik has no izofa there, «28 октябр – 3 ноябри соли 2026». */
const dayWithoutYear = (language: Language, fields: CalendarFields): string =>
  `${fields.day} ${language === 'tg' ? bareMonth(language, fields) : monthOf(language, fields)}`

/** «21 ноябри соли 2026», «21 ноября 2026», "21 November 2026". */
export function formatDate(language: Language, input: DateInput): string {
  const fields = calendarFields(input)
  return fields ? `${fields.day} ${monthOf(language, fields)} ${yearAfterMonth(language, fields)}` : dash
}

/** «ноябри соли 2026», «ноябрь 2026», "November 2026". */
export function formatMonth(language: Language, input: DateInput): string {
  const fields = calendarFields(input)
  if (!fields) return dash
  return `${language === 'tg' ? monthOf(language, fields) : bareMonth(language, fields)} ${yearAfterMonth(language, fields)}`
}

/** «март – августи соли 2026», «март 2025 – август 2026», "March – August 2026"; one month stays one month. */
export function formatMonthRange(language: Language, from: DateInput, to: DateInput): string {
  const start = calendarFields(from)
  const end = calendarFields(to)
  if (!start || !end) return dash
  if (start.year !== end.year) return `${formatMonth(language, from)} – ${formatMonth(language, to)}`
  return start.month === end.month
    ? formatMonth(language, to)
    : `${bareMonth(language, start)} – ${formatMonth(language, to)}`
}

/** For an axis: «ноя 2026», "Nov 2026". */
export function formatMonthShort(language: Language, input: DateInput): string {
  const fields = calendarFields(input)
  return fields ? `${dateWords[language].monthsShort[fields.month - 1] ?? ''} ${fields.year}` : dash
}

/** The time on a 24-hour clock in Dushanbe: 14:05. */
export function formatTime(input: DateInput): string {
  const fields = calendarFields(input)
  return fields ? `${two(fields.hour)}:${two(fields.minute)}` : dash
}

/** «21 ноябри соли 2026, соати 14:05», «21 ноября 2026, 14:05», "21 November 2026, 14:05". */
export function formatDateTime(language: Language, input: DateInput): string {
  const fields = calendarFields(input)
  if (!fields) return dash
  return `${formatDate(language, input)}, ${language === 'tg' ? 'соати ' : ''}${formatTime(input)}`
}

/** «3–7 ноябри соли 2026», «28 октябр – 3 ноябри соли 2026», «28 декабри соли 2025 – 3 январи соли 2026»; one day stays one day. */
export function formatDateRange(language: Language, from: DateInput, to: DateInput): string {
  const start = calendarFields(from)
  const end = calendarFields(to)
  if (!start || !end) return dash
  if (start.year !== end.year) return `${formatDate(language, from)} – ${formatDate(language, to)}`
  if (start.month !== end.month) return `${dayWithoutYear(language, start)} – ${formatDate(language, to)}`
  return start.day === end.day ? formatDate(language, to) : `${start.day}–${formatDate(language, to)}`
}
