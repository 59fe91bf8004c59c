import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'

/** The addresses of activities at the desk, to which this module alone leads. */
export const activitiesLinks = {
  deskActivities: (language: Language): string => addressOf(language, ['desk', 'activities']),
  recordActivity: (language: Language): string => addressOf(language, ['desk', 'activities', 'new']),
  deskActivity: (language: Language, code: string): string => addressOf(language, ['desk', 'activities', code]),
  correctActivity: (language: Language, code: string): string =>
    addressOf(language, ['desk', 'activities', code, 'correct']),
} as const
