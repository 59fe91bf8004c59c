import type { Transition } from './transitions.ts'

/** What kind of sitting a meeting is. */
export const meetingKinds = ['ordinary', 'extraordinary', 'outreach', 'joint'] as const
export type MeetingKind = (typeof meetingKinds)[number]

/** Where a meeting stands. `corrected` is a new version of the minutes; the old one stays readable. */
export const meetingStates = [
  'planned', 'announced', 'postponed', 'cancelled', 'held', 'minutesDrafted', 'minutesUnderReview', 'minutesApproved', 'published', 'corrected',
] as const
export type MeetingState = (typeof meetingStates)[number]

export const meetingVerbs = [
  'plan', 'announce', 'postpone', 'cancel', 'record', 'draftMinutes', 'submitMinutes', 'returnMinutes', 'approveMinutes', 'publishMinutes', 'correctMinutes',
] as const
export type MeetingVerb = (typeof meetingVerbs)[number]

/** A meeting may be planned and announced first, or recorded directly after it was held. */
export const meetingTransitions = [
  { from: null, verb: 'plan', to: 'planned', who: 'meeting:plan' },
  { from: 'planned', verb: 'announce', to: 'announced', who: 'meeting:announce' },
  { from: 'planned', verb: 'cancel', to: 'cancelled', who: 'meeting:cancel' },
  { from: 'announced', verb: 'postpone', to: 'postponed', who: 'meeting:postpone' },
  { from: 'postponed', verb: 'announce', to: 'announced', who: 'meeting:announce' },
  { from: 'postponed', verb: 'cancel', to: 'cancelled', who: 'meeting:cancel' },
  { from: 'announced', verb: 'cancel', to: 'cancelled', who: 'meeting:cancel' },
  { from: null, verb: 'record', to: 'held', who: 'meeting:record' },
  { from: 'announced', verb: 'record', to: 'held', who: 'meeting:record' },
  { from: 'held', verb: 'draftMinutes', to: 'minutesDrafted', who: 'meeting:draftMinutes' },
  { from: 'minutesDrafted', verb: 'draftMinutes', to: 'minutesDrafted', who: 'meeting:draftMinutes' },
  { from: 'minutesDrafted', verb: 'submitMinutes', to: 'minutesUnderReview', who: 'meeting:submitMinutes' },
  { from: 'minutesUnderReview', verb: 'returnMinutes', to: 'minutesDrafted', who: 'meeting:returnMinutes' },
  { from: 'minutesUnderReview', verb: 'approveMinutes', to: 'minutesApproved', who: 'meeting:approveMinutes' },
  { from: 'minutesApproved', verb: 'publishMinutes', to: 'published', who: 'meeting:publishMinutes' },
  { from: 'published', verb: 'correctMinutes', to: 'corrected', who: 'meeting:correctMinutes' },
  { from: 'corrected', verb: 'correctMinutes', to: 'corrected', who: 'meeting:correctMinutes' },
] as const satisfies readonly Transition<MeetingState, MeetingVerb>[]

/** How a member took part. Only `present` and `remote` count for the quorum. */
export const presences = ['present', 'remote', 'excused', 'absent'] as const
export type Presence = (typeof presences)[number]

/** True when a presence counts for the quorum and for votes. */
export function countsForQuorum(presence: Presence): boolean {
  return presence === 'present' || presence === 'remote'
}

/**
 * How many members must take part: more than half of those whose membership is valid on that day.
 * Throws RangeError for a negative or broken number.
 */
export function quorumOf(membersValidThatDay: number): number {
  if (!Number.isInteger(membersValidThatDay) || membersValidThatDay < 0) throw new RangeError('members must be a whole number from 0')
  return Math.floor(membersValidThatDay / 2) + 1
}

/** True when enough members took part. A council without members has no quorum. */
export function hasQuorum(membersValidThatDay: number, tookPart: number): boolean {
  return membersValidThatDay > 0 && tookPart >= quorumOf(membersValidThatDay)
}

/** A decision stands when more votes were cast for it than against it. Abstentions decide nothing. */
export function isAdopted(votes: { readonly votesFor: number; readonly votesAgainst: number }): boolean {
  return votes.votesFor > votes.votesAgainst
}

/** Where an assignment stands; overdue is computed from its date, never stored. */
export const assignmentStates = ['open', 'done', 'released'] as const
export type AssignmentState = (typeof assignmentStates)[number]

export const meetingLimits = {
  title: 200, place: 200, agenda: 50, agendaItem: 500, attendance: 200, decisions: 50, decision: 2000, assignments: 20, task: 1000, ownerName: 200, minutes: 50_000, votes: 200, reason: 1000,
} as const

/** The earliest day a meeting may carry: the first councils for police and public are younger. */
export const earliestMeeting = '1990-01-01'
