import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'

/** The addresses of the calendar of days off. */
export const calendarLinks = {
  /** The days off of a year; the present one without. */
  year: (language: Language, filters: { readonly year?: string } = {}): string =>
    addressOf(language, ['days-off'], { ...filters }),
  /** The same at the desk, where an administrator enters days. */
  desk: (language: Language, filters: { readonly year?: string } = {}): string =>
    addressOf(language, ['desk', 'days-off'], { ...filters }),
} as const
