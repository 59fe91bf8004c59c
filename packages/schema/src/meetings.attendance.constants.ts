import { isQuorate, type Presence } from './meetings.constants.ts'

/** Why somebody who came to a meeting took no part in the vote on a decision. */
export const nonVotingReasons = ['conflictOfInterest', 'absentAtVote'] as const
export type NonVotingReason = (typeof nonVotingReasons)[number]

/** Most items of each list, most code points of a text, most people. */
export const attendanceLimits = {
  /** Members who took no part in a vote, over all decisions of a meeting. */
  nonVoters: 100,
  guests: 20,
  /** The office or organisation of guests. */
  guestRole: 200,
  guestPeople: 1000,
} as const

/** How the holder of a seat attended, as far as counting needs it. Times are HH:MM in Dushanbe. */
export interface AttendedSeat {
  readonly membershipId: string
  readonly presence: Presence
  /** Absent for whoever was there from the beginning. */
  readonly arrivedAt?: string | null | undefined
  /** Absent for whoever stayed to the end. */
  readonly leftAt?: string | null | undefined
}

/** A member who came and took no part in a vote. */
export interface NonVotingSeat {
  readonly membershipId: string
  readonly reason: NonVotingReason
}

/** Who could vote on a decision. */
export interface VoteAttendance {
  /** Members in the room or online when it was voted on: they make the quorum. */
  readonly present: number
  /** Those of them who could vote: all but those with a conflict of interest. */
  readonly voters: number
  /** False where somebody of them had left before another came. */
  readonly isTogether: boolean
}

// Earlier and later than any time of day.
const [beginning, end] = ['00:00', '24:00']
const cameAt = ({ arrivedAt }: AttendedSeat): string => arrivedAt ?? beginning
const wentAt = ({ leftAt }: AttendedSeat): string => leftAt ?? end

/** Who was there when a decision was voted on: whoever came to the meeting, without those who were out of the room then. */
export function attendanceAtVote(
  attendance: readonly AttendedSeat[],
  nonVoters: readonly NonVotingSeat[],
): VoteAttendance {
  const reasonOf = new Map(nonVoters.map(({ membershipId, reason }) => [membershipId, reason]))
  const there = attendance.filter(
    ({ membershipId, presence }) => presence === 'present' && reasonOf.get(membershipId) !== 'absentAtVote',
  )
  const lastCame = there.map(cameAt).reduce((latest, time) => (time > latest ? time : latest), beginning)
  const firstWent = there.map(wentAt).reduce((earliest, time) => (time < earliest ? time : earliest), end)
  return {
    present: there.length,
    voters: there.filter(({ membershipId }) => !reasonOf.has(membershipId)).length,
    isTogether: lastCame < firstWent,
  }
}

/** How many members were there at the moment at which most were. */
export function mostPresentAtOnce(attendance: readonly AttendedSeat[]): number {
  const came = attendance.filter(({ presence }) => presence === 'present')
  const counts = came.map((seat) => {
    const at = cameAt(seat)
    return came.filter((other) => cameAt(other) <= at && at < wentAt(other)).length
  })
  return Math.max(0, ...counts)
}

/** True when at some moment of the meeting enough members were there for decisions to bind. */
export function wasQuorate(seatsInForce: number, attendance: readonly AttendedSeat[]): boolean {
  return isQuorate(seatsInForce, mostPresentAtOnce(attendance))
}
