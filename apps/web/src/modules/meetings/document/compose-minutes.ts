import { formatDate } from '@hamkori/schema/format/date'
import type { Language } from '@hamkori/schema/languages'
import type { Block } from '@hamkori/schema/printed-document'
import type { RecordDocument } from '../../../platform/document-file.ts'
import { textIn } from '../../../platform/official-text.ts'
import { ownerName, standingOf } from '../assignment-words.ts'
import type { Assignment } from '../assignment-words.ts'
import { atVoteWords, attendedWords, guestWords, nonVoterWords, notBindingWords } from '../attendance-words.ts'
import type { ReadMeeting } from '../meeting-fields.ts'
import { type Composing, agendaOf, finished, languageNote } from './document-parts.ts'
import { contentOfMinutes } from './signed-content.ts'

/** Minutes as people print and file them: everything that their page says. Those that are not public are marked as a draft on every page. */
export function composeMinutes(meeting: ReadMeeting, composing: Composing): Promise<RecordDocument> {
  const { language, day, t } = composing
  const { reference, publishedAt, title } = meeting
  const isDraft = publishedAt === null
  const warnings = [
    ...(isDraft ? [t('meetings.document.draftMinutes')] : []),
    ...(meeting.demonstration ? [t('site.source.demonstration')] : []),
  ]
  return finished(
    contentOfMinutes(meeting),
    {
      title,
      subtitle: t('meetings.document.minutes', { reference }),
      facts: [
        publishedAt === null
          ? t(`meetings.state.${meeting.state}`)
          : t('meetings.document.published', { date: formatDate(language, publishedAt) }),
        t('meetings.document.asOf', { date: formatDate(language, day) }),
      ],
      warning: warnings.length === 0 ? null : warnings.join(' '),
      mark: isDraft ? t('meetings.document.draft') : null,
      blocks: [
        sitting(meeting, composing),
        ...corrections(meeting, composing),
        attendance(meeting, composing),
        ...guests(meeting, composing),
        ...agendaOf(meeting.agenda, title.original, composing),
        ...discussed(meeting, composing),
        ...decisions(meeting, composing),
        ...unfinished(meeting, composing),
        ...raised(meeting, composing),
        ...signatures(meeting, composing),
      ],
    },
    composing,
    reference,
  )
}

/** Who met when and where, and whether they could decide. */
function sitting(meeting: ReadMeeting, { language, t }: Composing): Block {
  const { heldOn, startsAt, announcement, presentCount, seatsInForce, quorum } = meeting
  const counted = t('meetings.form.counted', {
    present: presentCount ?? 0,
    seats: seatsInForce ?? 0,
    quorum: quorum ?? 0,
  })
  const day = formatDate(language, heldOn)
  return {
    kind: 'terms',
    items: [
      { term: t('meetings.ownCouncil'), text: meeting.council.name[language] },
      {
        term: t('meetings.document.when'),
        text: startsAt === null ? day : t('meetings.announcement.at', { date: day, time: startsAt }),
      },
      { term: t('meetings.form.place'), ...textIn(meeting.place, language) },
      { term: t('meetings.form.kind'), text: t(`meetings.kind.${meeting.kind}`) },
      {
        term: t('meetings.document.quorum'),
        text: `${counted} ${t(meeting.quorate ? 'meetings.document.quorate' : 'meetings.document.notQuorate')}`,
      },
      {
        term: t('meetings.document.announced'),
        text: announcement
          ? t('meetings.document.announcedOn', { date: formatDate(language, announcement.announcedAt) })
          : t('meetings.announcement.never'),
      },
    ],
  }
}

/** When and why published texts were changed, the newest first. */
function corrections({ earlierVersions }: ReadMeeting, { language, t }: Composing): Block[] {
  if (earlierVersions.length === 0) return []
  const items = earlierVersions.map(({ replacedAt, reason }) =>
    t('meetings.corrected.on', { date: formatDate(language, replacedAt), reason }),
  )
  return [
    { kind: 'heading', text: t('meetings.document.corrections') },
    { kind: 'list', items },
  ]
}

function attendance(meeting: ReadMeeting, { t }: Composing): Block {
  return {
    kind: 'table',
    caption: t('meetings.attendance'),
    source: null,
    columns: [
      { label: t('meetings.document.who'), numeric: false },
      { label: t('meetings.document.seat'), numeric: false },
      { label: t('meetings.document.presence'), numeric: false },
    ],
    rows: meeting.attendance.map(({ membership: { name, office, seat }, ...attended }) => {
      const title = t(`meetings.office.${office}`)
      return [name === null ? title : `${name}, ${title}`, String(seat), attendedWords(attended, t)]
    }),
  }
}

/** Who else was there, by office or organisation. */
function guests(meeting: ReadMeeting, { language, t }: Composing): Block[] {
  if (meeting.guests.length === 0) return []
  const { original } = meeting.title
  return [
    { kind: 'heading', level: 2, text: t('meetings.attended.guests') },
    {
      kind: 'list',
      items: meeting.guests.map((guest) => guestWords(guest, t)),
      ...(original === language ? {} : { language: original }),
    },
  ]
}

function discussed({ minutes }: ReadMeeting, composing: Composing): Block[] {
  if (!minutes) return []
  const { text, language } = textIn(minutes, composing.language)
  return [
    { kind: 'heading', text: composing.t('meetings.document.discussed') },
    ...languageNote(minutes, composing).map((note): Block => ({ kind: 'paragraph', text: `(${note})` })),
    { kind: 'prose', text, language: language ?? composing.language },
  ]
}

function decisions(meeting: ReadMeeting, composing: Composing): Block[] {
  const { t } = composing
  const { original } = meeting.title
  return [
    { kind: 'heading', text: t('meetings.decisions') },
    ...(meeting.decisions.length === 0
      ? [{ kind: 'paragraph', text: t('meetings.noDecisions') } as const]
      : meeting.decisions.flatMap((decision): Block[] => {
          const { number, text, votesFor, votesAgainst, votesAbstained, nonVoters, assignments } = decision
          const votes = t('meetings.votes', { yes: votesFor, no: votesAgainst, abstained: votesAbstained })
          return [
            { kind: 'heading', level: 2, text: t('meetings.decisionNumber', { number }) },
            { kind: 'paragraph', text: [votes, notBindingWords(decision, t)].filter(Boolean).join('; ') },
            ...(nonVoters.length === 0 ? [] : outOfVote(decision, meeting, composing)),
            { kind: 'prose', text, language: original },
            ...(assignments.length === 0 ? [] : [tasks(assignments, original, composing)]),
          ]
        })),
  ]
}

/** Who was there at a vote, and who of those who came took no part in it. */
function outOfVote(decision: ReadMeeting['decisions'][number], meeting: ReadMeeting, { t }: Composing): Block[] {
  const who = nonVoterWords(decision, t).join('; ')
  return [
    { kind: 'paragraph', text: atVoteWords(decision, meeting, t) },
    { kind: 'paragraph', text: `${t('meetings.attended.didNotVote')}: ${who}` },
  ]
}

/** What a decision gives somebody to do, by when, and how it stands on the day of the document. */
function tasks(assignments: readonly Assignment[], original: Language, { language, t }: Composing): Block {
  const standing = (assignment: Assignment): string => {
    if (!assignment.inForceFrom) return t('meetings.notInForce')
    const word = t(`meetings.assignment.${standingOf(assignment).key}`)
    if (!assignment.doneOn) return word
    return `${word}, ${t('meetings.assignment.doneOn', { date: formatDate(language, assignment.doneOn) })}`
  }
  return {
    kind: 'table',
    caption: t('meetings.document.assignments'),
    source: null,
    columns: [
      { label: t('meetings.form.taskText'), numeric: false, ...(original === language ? {} : { language: original }) },
      { label: t('meetings.form.owner'), numeric: false },
      { label: t('meetings.form.dueOn'), numeric: false },
      { label: t('meetings.document.standing'), numeric: false },
    ],
    even: true,
    rows: assignments.map((assignment) => [
      assignment.task,
      ownerName(assignment, language, t),
      formatDate(language, assignment.dueOn),
      standing(assignment),
    ]),
  }
}

function unfinished({ unfinishedAssignments }: ReadMeeting, { language, t }: Composing): Block[] {
  if (unfinishedAssignments.length === 0) return []
  const items = unfinishedAssignments.map((assignment) =>
    [
      textIn(assignment.title, language).text,
      ownerName(assignment, language, t),
      t('meetings.assignment.until', { date: formatDate(language, assignment.dueOn) }),
      assignment.reference,
    ].join(' · '),
  )
  return [
    { kind: 'heading', text: t('meetings.assignment.onDay') },
    { kind: 'list', items },
  ]
}

function raised({ shortcomings, proposals }: ReadMeeting, { language, t }: Composing): Block[] {
  const items = [...shortcomings, ...proposals].map(
    ({ title, reference }) => `${textIn(title, language).text} (${reference})`,
  )
  if (items.length === 0) return []
  return [
    { kind: 'heading', text: t('meetings.raised') },
    { kind: 'list', items },
  ]
}

function signatures({ secretarySignedAt, chairSignedAt }: ReadMeeting, { language, t }: Composing): Block[] {
  const said = (at: string | null) =>
    at === null ? t('meetings.notSigned') : t('meetings.signedOn', { date: formatDate(language, at) })
  return [
    { kind: 'heading', text: t('meetings.signatures') },
    {
      kind: 'terms',
      items: [
        { term: t('meetings.office.secretary'), text: said(secretarySignedAt) },
        { term: t('meetings.office.chair'), text: said(chairSignedAt) },
      ],
    },
  ]
}
