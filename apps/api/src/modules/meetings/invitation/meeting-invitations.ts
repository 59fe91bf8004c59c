import type { Language } from '@hamkori/schema/languages'
import { formatDate } from '@hamkori/schema/format/date'
import { sql } from 'kysely'
import type {
  AnnouncedRow,
  InvitationContent,
  InvitationSource,
  Invited,
  InvitedRow,
} from '../../../platform/invitations.ts'
import { publicOrigin } from '../../../platform/origin.ts'
import { findAnnouncements } from '../announcements.queries.ts'
import type { AnnouncementRow } from '../announcements.queries.ts'
import { councilNameOf } from './council-name.queries.ts'
import { calendarOf } from './invitation-calendar.ts'
import { invitationWords } from './invitation-words.ts'

/** Announced meetings that have not begun, as they were announced last. */
const coming = ({ now }: { readonly now: Date }) => sql`
    SELECT m.id, m.council_id, a.number, a.state <> 'announced' AS is_cancelled, m.reference, a.held_on,
      (a.held_on + a.starts_at::time) AT TIME ZONE 'Asia/Dushanbe' AS begins_at
    FROM meeting m
    CROSS JOIN LATERAL (SELECT * FROM meeting_announcement l WHERE l.meeting_id = m.id ORDER BY l.number DESC LIMIT 1) a
    WHERE m.state IN ('announced', 'postponed', 'cancelled')
      AND (a.held_on + a.starts_at::time) AT TIME ZONE 'Asia/Dushanbe' > ${now}::timestamptz`

/**
 * Members are invited to the meetings of their council: everybody who sits on it on the day for which the meeting is announced, for each
 * announcement anew, until the meeting begins. Whoever leaves the council before that day is told that the invitation no longer holds.
 */
export const meetingInvitations: InvitationSource = {
  recordType: 'Meeting',
  announced: (values) => sql<AnnouncedRow>`(
    SELECT c.id, c.number, c.is_cancelled, c.reference, c.begins_at FROM (${coming(values)}) c)`,
  invited: (values) => sql<InvitedRow>`(
    SELECT c.id, s.person_id FROM (${coming(values)}) c
    JOIN membership_view s ON s.council_id = c.council_id AND NOT s.ended_at_once
      AND s.term_from <= c.held_on AND (s.term_to IS NULL OR s.term_to >= c.held_on))`,
  compose,
}

async function compose(id: string, number: number, to: Invited): Promise<InvitationContent | null> {
  const meeting = (await findAnnouncements([id])).get(id)
  if (meeting?.number !== number) return null
  const council = await councilNameOf(meeting.councilId, to.language)
  const { language } = to
  const words = invitationWords[language]
  const title = textOf(meeting, 'title', language)
  const place = textOf(meeting, 'place', language)
  const when = words.at(formatDate(language, meeting.heldOn), meeting.startsAt)
  const address = `${publicOrigin()}/${language}/meetings/${meeting.reference}`
  const kind = to.hasLeft
    ? 'left'
    : meeting.state === 'announced'
      ? number === 1
        ? 'announced'
        : 'changed'
      : meeting.state
  const isOn = meeting.state === 'announced' && !to.hasLeft
  const points = meeting.agenda.map((text, at) => `${at + 1}. ${text}`)
  return {
    subject: oneLine(`${words.subject[kind]}: ${title}, ${when}`),
    paragraphs: [
      words.says[kind],
      [title, council, when, ...(isOn ? [`${words.place}: ${place}`] : [])].join('\n'),
      ...(meeting.whatChanged === null || to.hasLeft ? [] : [`${words.whatChanged}: ${meeting.whatChanged}`]),
      ...(meeting.reason === null || to.hasLeft ? [] : [`${words.reason}: ${meeting.reason}`]),
      ...(isOn ? [[`${words.agenda}:`, ...points].join('\n')] : []),
      `${words.page}\n${address}`,
    ],
    calendar: calendarOf(meeting, { title, place, council, address, points, agenda: words.agenda, to }),
  }
}

/** A text in the reader's language, or in the one in which it was written. */
function textOf(meeting: AnnouncementRow, name: 'title' | 'place', language: Language): string {
  const texts: Readonly<Record<string, string | null>> = {
    tg: meeting[`${name}Tg`],
    ru: meeting[`${name}Ru`],
    en: meeting[`${name}En`],
  }
  return oneLine(texts[language] ?? texts[meeting.original] ?? '')
}

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()
