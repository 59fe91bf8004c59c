import { formatDate, formatDateRange, formatMonth } from '@hamkori/schema/format/date'
import type { Language } from '@hamkori/schema/languages'

/** Writes a date as precisely as its source: a year, a month, or a day (`2010`, `2018-04`, `2019-10-04`). */
export function formatPartialDate(language: Language, date: string): string {
  if (/^\d{4}$/.test(date)) return date
  return /^\d{4}-\d{2}$/.test(date) ? formatMonth(language, `${date}-01`) : formatDate(language, date)
}

/** From when to when, each as precisely as its source. */
export function formatPartialRange(language: Language, from: string, to: string | null): string {
  if (to === null || to === from) return formatPartialDate(language, from)
  if (from.length === 10 && to.length === 10) return formatDateRange(language, from, to)
  return `${formatPartialDate(language, from)} – ${formatPartialDate(language, to)}`
}
