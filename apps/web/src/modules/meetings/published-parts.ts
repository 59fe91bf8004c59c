import { formatDate } from '@hamkori/schema/format/date'
import type { Language } from '@hamkori/schema/languages'
import type { ComposerTranslation } from 'vue-i18n'
import { partsOfText } from '../../platform/forms/shown-parts.ts'
import type { ShownPart } from '../../platform/forms/shown-parts.ts'
import { ownerName } from './assignment-words.ts'
import { atVoteWords, attendedWords, guestWords, nonVoterWords, notBindingWords } from './attendance-words.ts'
import { memberTitle } from './member-title.ts'
import { writtenMeeting } from './meeting-fields.ts'
import type { Meeting, MeetingFields } from './meeting-fields.ts'

/** Minutes as everybody will read them, for the question whether to sign or to publish them. */
export function partsOfMinutes(meeting: Meeting, language: Language, t: ComposerTranslation): ShownPart[] {
  const { title, place, agenda, attendance, guests, decisions, minutes, unfinishedAssignments } = meeting
  const { presentCount, seatsInForce, quorum } = meeting
  const lang = title.original
  const day = formatDate(language, meeting.heldOn)
  return [
    ...partsOfText(t('meetings.form.title'), title),
    { label: t('meetings.form.heldOn'), text: meeting.startsAt ? `${day}, ${meeting.startsAt}` : day },
    ...partsOfText(t('meetings.form.place'), place),
    {
      label: t('meetings.attendance'),
      text: [
        t('meetings.form.counted', { present: presentCount ?? 0, seats: seatsInForce ?? 0, quorum: quorum ?? 0 }),
        ...attendance
          .filter(({ online, arrivedAt, leftAt }) => online || arrivedAt !== null || leftAt !== null)
          .map(({ membership, ...attended }) => `– ${memberTitle(t, membership)}: ${attendedWords(attended, t)}`),
      ].join('\n'),
    },
    ...(guests.length === 0
      ? []
      : [{ label: t('meetings.attended.guests'), text: guests.map((guest) => guestWords(guest, t)).join('\n'), lang }]),
    {
      label: t('meetings.agenda'),
      text: agenda.map(({ position, text }) => `${position}. ${text}`).join('\n'),
      lang,
    },
    ...decisions.map((decision) => partOfDecision(decision, meeting, language, t)),
    {
      label: t('meetings.assignment.onDay'),
      text: unfinishedAssignments
        .map(
          (assignment) =>
            `– ${wordsOf(assignment.title)} (${ownerName(assignment, language, t)}, ${t('meetings.until', { date: formatDate(language, assignment.dueOn) })})`,
        )
        .join('\n'),
    },
    ...(minutes ? partsOfText(t('meetings.minutes'), minutes) : []),
  ]
}

const wordsOf = (text: Meeting['title']): string => text[text.original] ?? ''

/** What is announced of a meeting. */
interface ShownPlan extends Pick<Meeting, 'heldOn' | 'startsAt' | 'agenda'> {
  readonly title: Parameters<typeof partsOfText>[1]
  readonly place: Parameters<typeof partsOfText>[1]
}

/** A planned meeting as everybody will read it, for the question whether to announce it. */
export function partsOfPlan(meeting: ShownPlan, language: Language, t: ComposerTranslation): ShownPart[] {
  const { title, place, agenda } = meeting
  const minutes = (count: number | null) =>
    count === null ? '' : ` (${t('meetings.announcement.minutes', { count })})`
  return [
    ...partsOfText(t('meetings.form.title'), title),
    {
      label: t('meetings.plan.heldOn'),
      text: t('meetings.announcement.at', { date: formatDate(language, meeting.heldOn), time: meeting.startsAt ?? '' }),
    },
    ...partsOfText(t('meetings.form.place'), place),
    {
      label: t('meetings.agenda'),
      text: agenda
        .map(({ position, text, durationMinutes }) => `${position}. ${text}${minutes(durationMinutes)}`)
        .join('\n'),
      lang: title.original,
    },
  ]
}

function partOfDecision(
  decision: Meeting['decisions'][number],
  meeting: Meeting,
  language: Language,
  t: ComposerTranslation,
): ShownPart {
  const { number, text, votesFor, votesAgainst, votesAbstained, nonVoters, assignments } = decision
  const votes = t('meetings.votes', { yes: votesFor, no: votesAgainst, abstained: votesAbstained })
  const outOfVote =
    nonVoters.length === 0
      ? []
      : [
          atVoteWords(decision, meeting, t),
          `${t('meetings.attended.didNotVote')}: ${nonVoterWords(decision, t).join('; ')}`,
        ]
  const tasks = assignments.map(
    ({ task, dueOn }) => `– ${task} (${t('meetings.until', { date: formatDate(language, dueOn) })})`,
  )
  return {
    label: [`${t('meetings.decisionNumber', { number })}: ${votes}`, notBindingWords(decision, t)]
      .filter(Boolean)
      .join(', '),
    text: [text, ...outOfVote, ...tasks].join('\n'),
    lang: meeting.title.original,
  }
}

/** The texts of published minutes as the form of a correction keeps them. */
export type CorrectedTexts = Pick<MeetingFields, 'original' | 'title' | 'place' | 'minutes' | 'agenda'> & {
  readonly decisions: readonly string[]
}

/** The texts that a correction changes, as they will stand afterwards. A translation that is taken away is shown as a dash. */
export function changedParts(meeting: Meeting, fields: CorrectedTexts, t: ComposerTranslation): ShownPart[] {
  const before = writtenMeeting(meeting)
  const { original } = fields
  const changed = (path: 'title' | 'place' | 'minutes', label: string): ShownPart[] => {
    const { tg, ru, en } = fields[path]
    const differs = (language: Language) => fields[path][language].trim() !== before[path][language].trim()
    const shown = (language: Language, words: string) => (differs(language) ? words.trim() || '–' : null)
    return partsOfText(label, { original, tg: shown('tg', tg), ru: shown('ru', ru), en: shown('en', en) })
  }
  const lines = (now: readonly string[], then: readonly string[], label: (number: number) => string): ShownPart[] =>
    now.flatMap((text, at) =>
      text.trim() === then[at]?.trim() ? [] : [{ label: label(at + 1), text: text.trim(), lang: original }],
    )
  return [
    ...changed('title', t('meetings.form.title')),
    ...changed('place', t('meetings.form.place')),
    ...lines(fields.agenda, before.agenda, (number) => t('meetings.form.agendaItem', { number })),
    ...lines(
      fields.decisions,
      before.decisions.map(({ text }) => text),
      (number) => t('meetings.decisionNumber', { number }),
    ),
    ...changed('minutes', t('meetings.minutes')),
  ]
}

/** The paths of the texts that a correction must not leave empty, and are. */
export function emptyTexts({ original, title, place, agenda, decisions }: CorrectedTexts): string[][] {
  const lines = (name: string, texts: readonly string[]) =>
    texts.flatMap((text, at) => (text.trim() ? [] : [[name, String(at)]]))
  return [
    ...(title[original].trim() ? [] : [['title', original]]),
    ...(place[original].trim() ? [] : [['place', original]]),
    ...lines('agenda', agenda),
    ...lines('decisions', decisions),
  ]
}
