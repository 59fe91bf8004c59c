import { formatDate, formatDateTime } from '@hamkori/schema/format/date'
import { formatDuration } from '@hamkori/schema/format/relative'
import type { Block } from '@hamkori/schema/printed-document'
import type { RecordDocument } from '../../../platform/document-file.ts'
import { textIn } from '../../../platform/official-text.ts'
import type { FragmentOf } from '../../../platform/graphql.ts'
import type { announcementFragment } from '../announcements.documents.ts'
import type { Meeting } from '../meeting-fields.ts'
import { changeNotes, changeTitle } from '../announcement-words.ts'
import { type Composing, agendaOf, finished } from './document-parts.ts'
import { contentOfAgenda } from './signed-content.ts'

type Announcement = FragmentOf<typeof announcementFragment>

/** What was announced of a meeting: day, hour, place, agenda, and how that came about. */
export function composeAnnouncement(announcement: Announcement, composing: Composing): Promise<RecordDocument> {
  const { language, t } = composing
  const { state, heldOn, startsAt, agenda, reason, shortNoticeReason, noticeDays } = announcement
  const standing =
    state === 'announced'
      ? announcement.isPast
        ? [t('meetings.announcement.passed')]
        : []
      : [t(`meetings.announcement.now.${state}`), t('meetings.announcement.reason', { reason: reason ?? '' })]
  const late =
    shortNoticeReason === null
      ? []
      : [
          t('meetings.announcement.late', {
            days: formatDuration(language, noticeDays, 'day'),
            reason: shortNoticeReason,
          }),
        ]
  const at = (day: string, time: string) => t('meetings.announcement.at', { date: formatDate(language, day), time })
  const history = announcement.changes.map((change) => {
    const said = [changeTitle(change, language, t), ...changeNotes(change, t)]
    return `${formatDateTime(language, change.at)}: ${said.join('. ')}`
  })
  const blocks: Block[] = [
    ...[...standing, ...late].map((text): Block => ({ kind: 'paragraph', text })),
    whenAndWhere({ ...announcement, when: at(heldOn, startsAt) }, composing),
    ...agendaOf(agenda, announcement.title.original, composing),
    { kind: 'heading', text: t('meetings.announcement.history') },
    { kind: 'list', items: history },
  ]
  return finished(
    contentOfAgenda(announcement),
    {
      title: announcement.title,
      subtitle: t('meetings.document.agenda', { reference: announcement.reference }),
      facts: [t(`meetings.state.${state}`)],
      warning: announcement.demonstration ? t('site.source.demonstration') : null,
      mark: null,
      blocks,
    },
    composing,
    announcement.reference,
  )
}

/** A plan that is not announced yet, for its council alone: marked as a draft on every page. */
export function composePlan(meeting: Meeting, composing: Composing): Promise<RecordDocument> {
  const { language, t } = composing
  const day = formatDate(language, meeting.heldOn)
  const when = meeting.startsAt === null ? day : t('meetings.announcement.at', { date: day, time: meeting.startsAt })
  return finished(
    contentOfAgenda({ ...meeting, reason: null, whatChanged: null }),
    {
      title: meeting.title,
      subtitle: t('meetings.document.agenda', { reference: meeting.reference }),
      facts: [t(`meetings.state.${meeting.state}`)],
      warning: t('meetings.document.draftAgenda'),
      mark: t('meetings.document.draft'),
      blocks: [
        whenAndWhere({ ...meeting, when }, composing),
        ...agendaOf(meeting.agenda, meeting.title.original, composing),
      ],
    },
    composing,
    meeting.reference,
  )
}

function whenAndWhere(
  { council, kind, place, when }: Pick<Announcement, 'council' | 'kind' | 'place'> & { readonly when: string },
  { language, t }: Composing,
): Block {
  return {
    kind: 'terms',
    items: [
      { term: t('meetings.ownCouncil'), text: council.name[language] },
      { term: t('meetings.document.when'), text: when },
      { term: t('meetings.form.place'), ...textIn(place, language) },
      { term: t('meetings.form.kind'), text: t(`meetings.kind.${kind}`) },
    ],
  }
}
