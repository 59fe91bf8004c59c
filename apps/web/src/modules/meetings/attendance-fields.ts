import { clockTime } from '@hamkori/schema/dates'
import { attendanceAtVote, wasQuorate } from '@hamkori/schema/meetings.attendance.constants'
import type { AttendedSeat, NonVotingReason } from '@hamkori/schema/meetings.attendance.constants'
import { isQuorate, quorumOf } from '@hamkori/schema/meetings.constants'
import type { Presence } from '@hamkori/schema/meetings.constants'
import type { FragmentOf, VariablesOf } from '../../platform/graphql.ts'
import type { draftMinutesMutation } from './meeting-actions.documents.ts'
import type { seatFragment } from './meetings.documents.ts'

type DraftInput = VariablesOf<typeof draftMinutesMutation>['input']

/** How somebody attended who was not in the room for the whole meeting, as the form keeps it; times as they are typed. */
export interface StayDraft {
  online: boolean
  arrivedAt: string
  leftAt: string
}

/** Guests as the form keeps them; their number as it is typed. */
export interface GuestDraft {
  role: string
  people: string
}

/** Who came, by membership. A seat without a presence was not asked about yet: nobody is absent by default. */
export interface AttendanceFields {
  readonly presence: Readonly<Record<string, Presence>>
  readonly stays: Readonly<Record<string, StayDraft>>
}

/** The holder of a seat with how they attended, as far as it is written. */
export interface Attended extends AttendedSeat {
  readonly seat: FragmentOf<typeof seatFragment>
  /** Was not there the whole meeting. */
  readonly isPartly: boolean
}

export const emptyStay = (): StayDraft => ({ online: false, arrivedAt: '', leftAt: '' })
export const emptyGuest = (): GuestDraft => ({ role: '', people: '1' })

/** True where something is written about how somebody attended. */
export function isSpecial({ online, arrivedAt, leftAt }: StayDraft): boolean {
  return online || arrivedAt.trim() !== '' || leftAt.trim() !== ''
}

/** The seats with who is marked as what; a time that is not finished counts as none. */
export function attendedOf(
  seats: readonly FragmentOf<typeof seatFragment>[],
  { presence, stays }: AttendanceFields,
): Attended[] {
  return seats.map((seat) => {
    const { arrivedAt, leftAt } = stays[seat.id] ?? emptyStay()
    const times = { arrivedAt: clockTime(arrivedAt), leftAt: clockTime(leftAt) }
    return {
      ...{ seat, membershipId: seat.id, presence: presence[seat.id] ?? 'absent', ...times },
      isPartly: Boolean(times.arrivedAt ?? times.leftAt),
    }
  })
}

/** How many are marked as having come, and whether that makes a quorum at some moment. */
export function countPresent(attended: readonly Attended[]) {
  return {
    present: attended.filter(({ presence }) => presence === 'present').length,
    quorum: quorumOf(attended.length),
    isQuorate: wasQuorate(attended.length, attended),
  }
}

/** Why members took no part in a vote, by membership. */
export type NonVoters = Readonly<Record<string, NonVotingReason>>

/** How many were there at a vote and could vote, and whether that was a quorum. Who did not come is not named. */
export function countAtVote(attended: readonly Attended[], nonVoters: NonVoters) {
  const { present, voters } = attendanceAtVote(attended, namedAtVote(attended, nonVoters))
  return { present, voters, quorum: quorumOf(attended.length), isQuorate: isQuorate(attended.length, present) }
}

/** Those who came and took no part in a vote, in the order of the seats. */
export function namedAtVote(attended: readonly AttendedSeat[], nonVoters: NonVoters) {
  return attended.flatMap(({ membershipId, presence }) => {
    const reason = nonVoters[membershipId]
    return presence === 'present' && reason !== undefined ? [{ membershipId, reason }] : []
  })
}

/** What the API wants to know of who came. One whose holder was not asked about is sent without an answer, which the API refuses. */
export function attendanceInput(
  seats: readonly { readonly id: string }[],
  { presence, stays }: AttendanceFields,
): DraftInput['attendance'] {
  return seats.map(({ id }) => {
    const stay = presence[id] === 'present' ? stays[id] : undefined
    return {
      membershipId: id,
      presence: (presence[id] ?? '') as Presence,
      ...(stay ? { online: stay.online, arrivedAt: stay.arrivedAt || null, leftAt: stay.leftAt || null } : {}),
    }
  })
}

/** What the API wants to know of guests; a number that is none becomes 0, which the API refuses at its field. */
export function guestsInput(guests: readonly GuestDraft[]): DraftInput['guests'] {
  return guests.map(({ role, people }) => ({ role, people: /^\d{1,6}$/.test(people.trim()) ? Number(people) : 0 }))
}
