import type { Language } from '@hamkori/schema/languages'
import type { MeetingKind, Presence } from '@hamkori/schema/meetings.constants'
import { emptyText, trilingualInput } from '../../platform/forms/trilingual.ts'
import type { TrilingualFields } from '../../platform/forms/trilingual.ts'
import type { VariablesOf } from '../../platform/graphql.ts'
import { newUuid } from '../../platform/uuid.ts'
import type { recordMeetingMutation } from './meetings.documents.ts'

type NewMeeting = VariablesOf<typeof recordMeetingMutation>['input']

/** A task as the form keeps it; the owner is `member:<id>` or `department:<id>`. */
export interface TaskDraft {
  task: string
  owner: string
  dueOn: string
}

/** A decision as the form keeps it; votes as they are typed. */
export interface DecisionDraft {
  text: string
  votesFor: string
  votesAgainst: string
  votesAbstained: string
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

/** Nothing written yet. */
export function emptyMeeting(original: Language): MeetingFields {
  return {
    key: newUuid(),
    original,
    kind: 'regular',
    heldOn: '',
    startsAt: '',
    title: emptyText(),
    place: emptyText(),
    minutes: emptyText(),
    agenda: [''],
    presence: {},
    decisions: [],
  }
}

/** A number of votes; anything that is not a whole number becomes −1, which the API refuses at its field. */
function votes(text: string): number {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : text.trim() === '' ? 0 : -1
}

/**
 * The API's input for a filled form. `seats` are the memberships in force on the day; one whose holder was not asked about is sent
 * without an answer, which the API refuses at its field.
 */
export function meetingInput(
  councilId: string,
  seats: readonly { readonly id: string }[],
  fields: MeetingFields,
): NewMeeting {
  const { key, original, kind, heldOn, startsAt, title, place, minutes, agenda, presence, decisions } = fields
  const written = Object.values(minutes).some((text) => text.trim() !== '')
  return {
    idempotencyKey: key,
    councilId,
    kind,
    heldOn,
    startsAt: startsAt || null,
    title: trilingualInput(original, title),
    place: trilingualInput(original, place),
    minutes: written ? trilingualInput(original, minutes) : null,
    agenda,
    attendance: seats.map(({ id }) => ({ membershipId: id, presence: (presence[id] ?? '') as Presence })),
    decisions: decisions.map((decision) => ({
      text: decision.text,
      votesFor: votes(decision.votesFor),
      votesAgainst: votes(decision.votesAgainst),
      votesAbstained: votes(decision.votesAbstained),
      assignments: decision.assignments.map(({ task, owner, dueOn }) => ({
        task,
        ownerMembershipId: owner.startsWith('member:') ? owner.slice(7) : null,
        ownerDepartmentId: owner.startsWith('department:') ? owner.slice(11) : null,
        dueOn,
      })),
    })),
  }
}
