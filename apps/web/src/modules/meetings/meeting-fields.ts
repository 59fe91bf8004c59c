import type { Language } from '@hamkori/schema/languages'
import type { MeetingKind, Presence } from '@hamkori/schema/meetings.constants'
import { attendanceInput, guestsInput, isSpecial, namedAtVote } from './attendance-fields.ts'
import type { GuestDraft, NonVoters, StayDraft } from './attendance-fields.ts'
import { emptyText, fieldsOfText, trilingualInput } from '../../platform/forms/trilingual.ts'
import type { TrilingualFields } from '../../platform/forms/trilingual.ts'
import type { FragmentOf, ResultOf, VariablesOf } from '../../platform/graphql.ts'
import { newUuid } from '../../platform/uuid.ts'
import type { draftMinutesMutation, recordMeetingMutation } from './meeting-actions.documents.ts'
import type { meetingFragment, meetingQuery } from './meetings.documents.ts'

type NewMeeting = VariablesOf<typeof recordMeetingMutation>['input']
type DraftDecision = VariablesOf<typeof draftMinutesMutation>['input']['decisions'][number]
export type Meeting = NonNullable<ResultOf<typeof meetingQuery>['meeting']>
/** A meeting as its page shows it to everybody. */
export type ReadMeeting = FragmentOf<typeof meetingFragment>

/** A task as the form keeps it; the owner is `member:<id>` or `department:<id>`. */
export interface TaskDraft {
  task: string
  owner: string
  dueOn: string
}

/** A decision as the form keeps it; votes as they are typed. */
export interface DecisionDraft {
  /** Absent for a new one. */
  id?: string
  text: string
  votesFor: string
  votesAgainst: string
  votesAbstained: string
  /** Why members took no part in the vote, by membership; absent in drafts of before that was asked. */
  nonVoters?: NonVoters
  assignments: TaskDraft[]
}

/** A whole meeting as the form keeps it. */
export interface MeetingFields {
  key: string
  original: Language
  kind: MeetingKind
  heldOn: string
  startsAt: string
  title: TrilingualFields
  place: TrilingualFields
  minutes: TrilingualFields
  agenda: string[]
  /** Who came, by membership. A seat that is not named was not asked about yet: nobody is absent by default. */
  presence: Record<string, Presence>
  /** How those attended who were not in the room for the whole meeting, by membership. */
  stays: Record<string, StayDraft>
  guests: GuestDraft[]
  decisions: DecisionDraft[]
}

export const emptyTask = (): TaskDraft => ({ task: '', owner: '', dueOn: '' })
export const emptyDecision = (): DecisionDraft => ({
  text: '',
  votesFor: '',
  votesAgainst: '0',
  votesAbstained: '0',
  assignments: [],
})

/** Nothing written yet, but the points of the agenda that come by themselves. */
export function emptyMeeting(original: Language, points: readonly string[] = []): MeetingFields {
  return {
    key: newUuid(),
    original,
    kind: 'regular',
    heldOn: '',
    startsAt: '',
    title: emptyText(),
    place: emptyText(),
    minutes: emptyText(),
    agenda: points.length > 0 ? [...points] : [''],
    presence: {},
    stays: {},
    guests: [],
    decisions: [],
  }
}

/** A meeting as it was written, for the form in which it is edited. */
export function writtenMeeting(meeting: Meeting): MeetingFields {
  return {
    key: '',
    original: meeting.title.original,
    kind: meeting.kind,
    heldOn: meeting.heldOn,
    startsAt: meeting.startsAt ?? '',
    title: fieldsOfText(meeting.title),
    place: fieldsOfText(meeting.place),
    minutes: meeting.minutes ? fieldsOfText(meeting.minutes) : emptyText(),
    agenda: meeting.agenda.map(({ text }) => text),
    presence: Object.fromEntries(meeting.attendance.map(({ membership, presence }) => [membership.id, presence])),
    stays: Object.fromEntries(
      meeting.attendance
        .map(({ membership, online, arrivedAt, leftAt }) => {
          const stay = { online, arrivedAt: arrivedAt ?? '', leftAt: leftAt ?? '' }
          return [membership.id, stay] as const
        })
        .filter(([, stay]) => isSpecial(stay)),
    ),
    guests: meeting.guests.map(({ role, people }) => ({ role, people: String(people) })),
    decisions: meeting.decisions.map(
      ({ id, text, votesFor, votesAgainst, votesAbstained, nonVoters, assignments }) => ({
        id,
        text,
        votesFor: String(votesFor),
        votesAgainst: String(votesAgainst),
        votesAbstained: String(votesAbstained),
        nonVoters: Object.fromEntries(nonVoters.map(({ membership, reason }) => [membership.id, reason])),
        assignments: assignments.map(({ task, dueOn, ownerMembership, ownerDepartment }) => ({
          task,
          dueOn,
          owner: ownerMembership ? `member:${ownerMembership.id}` : `department:${ownerDepartment?.id ?? ''}`,
        })),
      }),
    ),
  }
}

/** A number of votes; anything that is not a whole number becomes −1, which the API refuses at its field. */
function votes(text: string): number {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : text.trim() === '' ? 0 : -1
}

/** Whether anything is written in some language. */
export function isWritten(text: TrilingualFields): boolean {
  return Object.values(text).some((words) => words.trim() !== '')
}

/**
 * What the API wants to know of a meeting that was held. `seats` are the memberships in force on the day; one whose holder was not
 * asked about is sent without an answer, which the API refuses at its field.
 */
export function heldInput(
  seats: readonly { readonly id: string }[],
  fields: MeetingFields,
): Omit<NewMeeting, 'idempotencyKey' | 'councilId' | 'decisions'> & { decisions: DraftDecision[] } {
  const { original, kind, heldOn, startsAt, title, place, minutes, agenda, guests, decisions } = fields
  const attendance = attendanceInput(seats, fields)
  return {
    kind,
    heldOn,
    startsAt: startsAt || null,
    title: trilingualInput(original, title),
    place: trilingualInput(original, place),
    minutes: isWritten(minutes) ? trilingualInput(original, minutes) : null,
    agenda,
    attendance,
    guests: guestsInput(guests),
    decisions: decisions.map((decision) => ({
      id: decision.id ?? null,
      text: decision.text,
      votesFor: votes(decision.votesFor),
      votesAgainst: votes(decision.votesAgainst),
      votesAbstained: votes(decision.votesAbstained),
      nonVoters: namedAtVote(attendance, decision.nonVoters ?? {}),
      assignments: decision.assignments.map(({ task, owner, dueOn }) => ({
        task,
        ownerMembershipId: owner.startsWith('member:') ? owner.slice(7) : null,
        ownerDepartmentId: owner.startsWith('department:') ? owner.slice(11) : null,
        dueOn,
      })),
    })),
  }
}
