import type { MeetingKind, NonVotingReason, Presence } from '@hamkori/schema/meetings'
import type { AssignmentRow, StepRow } from './assignment-rows.ts'
import type { MeetingFacts } from './meetings.policy.ts'
import type { PaperRow } from './papers.queries.ts'

/** A meeting as lists and pages show it. Days are YYYY-MM-DD; `heldOn` is that for which it is planned until it is held. */
export interface MeetingRow extends MeetingFacts {
  readonly id: string
  readonly reference: string
  readonly kind: MeetingKind
  readonly heldOn: string
  readonly startsAt: string | null
  readonly original: string
  readonly titleTg: string | null
  readonly titleRu: string | null
  readonly titleEn: string | null
  readonly placeTg: string | null
  readonly placeRu: string | null
  readonly placeEn: string | null
  readonly minutesTg: string | null
  readonly minutesRu: string | null
  readonly minutesEn: string | null
  readonly announcedAt: Date | null
  /** This and the next three are null until it is held. */
  readonly seatsInForce: number | null
  readonly quorum: number | null
  readonly presentCount: number | null
  readonly quorate: boolean | null
  readonly secretarySignedAt: Date | null
  readonly chairSignedAt: Date | null
  readonly recordedAt: Date
  readonly publishedAt: Date | null
  readonly sourceCodes: string[]
  readonly demonstration: boolean
  /** A remark to its minutes has no answer. */
  readonly hasOpenRemark: boolean
  /** Counts up with every change. */
  readonly version: number
  /** Everything below the meeting, where the statement brought it along. */
  readonly parts?: MeetingParts
}

export interface DecisionRow {
  readonly id: string
  readonly number: number
  readonly text: string
  readonly votesFor: number
  readonly votesAgainst: number
  readonly votesAbstained: number
  /** Members who were there at the vote, those of them who could vote, and whether that was a quorum. */
  readonly presentCount: number
  readonly voterCount: number
  readonly quorate: boolean
  readonly binding: boolean
  readonly nonVoters: readonly NonVoterRow[]
  readonly assignments: readonly AssignmentRow[]
}

/** A member who came and took no part in a vote. */
export interface NonVoterRow {
  readonly membershipId: string
  readonly reason: NonVotingReason
}

/** How the holder of a seat attended. Times are HH:MM in Dushanbe; null for who was there from the beginning, or to the end. */
interface AttendanceRow {
  readonly membershipId: string
  readonly presence: Presence
  readonly online: boolean
  readonly arrivedAt: string | null
  readonly leftAt: string | null
}

/** What belongs to one meeting. */
export interface MeetingParts {
  readonly agenda: readonly { position: number; text: string; durationMinutes: number | null }[]
  readonly attendance: readonly AttendanceRow[]
  readonly guests: readonly { position: number; role: string; people: number }[]
  readonly decisions: readonly DecisionRow[]
  readonly transitions: readonly StepRow[]
  readonly papers: readonly PaperRow[]
}
