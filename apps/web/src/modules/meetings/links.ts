import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'

/** The addresses of meetings at the desk, to which this module alone leads. */
export const meetingsLinks = {
  deskMeetings: (language: Language): string => addressOf(language, ['desk', 'meetings']),
  recordMeeting: (language: Language): string => addressOf(language, ['desk', 'meetings', 'new']),
  deskMeeting: (language: Language, reference: string): string => addressOf(language, ['desk', 'meetings', reference]),
  editMeeting: (language: Language, reference: string): string =>
    addressOf(language, ['desk', 'meetings', reference, 'edit']),
  correctMinutes: (language: Language, reference: string): string =>
    addressOf(language, ['desk', 'meetings', reference, 'correct']),
} as const
