import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'

/** A meeting that is planned, or one that was held. */
export type NewMeetingForm = 'plan' | 'new'

/** What of a meeting is written anew: its plan, what was announced, what was announced into minutes, their draft, or public ones. */
export type AmendingForm = 'plan' | 'announcement' | 'minutes' | 'edit' | 'correct'

/** The addresses of meetings at the desk, to which this module alone leads. */
export const meetingsLinks = {
  deskMeetings: (language: Language): string => addressOf(language, ['desk', 'meetings']),
  newMeeting: (language: Language, form: NewMeetingForm): string => addressOf(language, ['desk', 'meetings', form]),
  deskMeeting: (language: Language, reference: string): string => addressOf(language, ['desk', 'meetings', reference]),
  amendMeeting: (language: Language, reference: string, form: AmendingForm): string =>
    addressOf(language, ['desk', 'meetings', reference, form]),
} as const
