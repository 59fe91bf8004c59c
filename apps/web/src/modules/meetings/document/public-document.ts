import type { ComposerTranslation } from 'vue-i18n'
import type { RecordDocument } from '../../../platform/document-file.ts'
import { links } from '../../../platform/links.ts'
import type { ProgramFileContext } from '../../../platform/program-file.ts'
import { publicMeetingQuery } from '../meetings.documents.ts'
import { composeAnnouncement } from './compose-agenda.ts'
import { composeMinutes } from './compose-minutes.ts'

export { documentTexts as texts } from './document-texts.ts'

/** The public minutes of a meeting as a document; before them what was announced. Null where nothing is public. */
export async function makeDocument(context: ProgramFileContext): Promise<RecordDocument | null> {
  const { meeting, announcement } = await context.ask(publicMeetingQuery, { reference: context.name })
  const composing = (reference: string) => ({
    ...context,
    t: context.t as ComposerTranslation,
    page: links.meeting(context.language, reference),
  })
  if (meeting?.publishedAt) return composeMinutes(meeting, composing(meeting.reference))
  return announcement ? composeAnnouncement(announcement, composing(announcement.reference)) : null
}
