import type { ComposerTranslation } from 'vue-i18n'
import type { RecordDocument } from '../../../platform/document-file.ts'
import type { ProgramFileContext } from '../../../platform/program-file.ts'
import { meetingsLinks } from '../links.ts'
import { meetingQuery } from '../meetings.documents.ts'
import { composePlan } from './compose-agenda.ts'
import { composeMinutes } from './compose-minutes.ts'
import { isReadByAll } from './is-read-by-all.ts'

export { documentTexts as texts } from './document-texts.ts'

/**
 * A meeting as its council alone reads it, marked as a draft: its minutes, or its agenda as it is planned. Null for what everybody reads:
 * that is printed from its public page, and names whom that page names.
 */
export async function makeDocument(context: ProgramFileContext): Promise<RecordDocument | null> {
  const { meeting } = await context.ask(meetingQuery, { reference: context.name })
  if (!meeting || isReadByAll(meeting)) return null
  const composing = {
    ...context,
    t: context.t as ComposerTranslation,
    page: meetingsLinks.deskMeeting(context.language, meeting.reference),
  }
  // Who was to come is known once it was held.
  return meeting.quorum === null ? composePlan(meeting, composing) : composeMinutes(meeting, composing)
}
