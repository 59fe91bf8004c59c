import { addMonths } from './dates.ts'
import type { Transition } from './transitions.ts'

/** What kind of sitting a meeting is. */
export const meetingKinds = ['regular', 'extraordinary', 'withResidents', 'roundTable'] as const
export type MeetingKind = (typeof meetingKinds)[number]

/** Where a meeting stands. `corrected` is a new version of the minutes; the old one stays readable. */
export const meetingStates = [
  'planned',
  'announced',
  'postponed',
  'cancelled',
  'held',
  'minutesDrafted',
  'minutesUnderReview',
  'minutesApproved',
  'published',
  'corrected',
  'discarded',
] as const
export type MeetingState = (typeof meetingStates)[number]

export const meetingVerbs = [
  'plan',
  'revisePlan',
  'announce',
  'amendAnnouncement',
  'postpone',
  'cancel',
  'record',
  'draftMinutes',
  'discard',
  'signMinutes',
  'remark',
  'answerRemark',
  'returnMinutes',
  'publishMinutes',
  'correctMinutes',
] as const
export type MeetingVerb = (typeof meetingVerbs)[number]

/**
 * A meeting may be planned and announced first, or recorded after it was held. A plan is the council's own until it is announced, and
 * can be discarded; what was announced is postponed, cancelled or held, and never discarded. Postponing to a known day announces it
 * again at once. Until it begins, hour, place, title and agenda of an announced one can change without a new day, which is announced too. `record` goes on to `minutesDrafted` by itself, because agenda, attendance and decisions are the body of the minutes. Approval needs the secretary and the chair: the first signature opens the review,
 * the second one approves. During the review each member may remark; each remark is answered before the second signature, and minutes
 * whose text is to change are given back: their signatures fall. Until the first
 * signature the draft can be written anew, or discarded: its number is not given again.
 */
export const meetingTransitions = [
  { from: null, verb: 'plan', to: 'planned', who: 'meeting:plan' },
  { from: 'planned', verb: 'revisePlan', to: 'planned', who: 'meeting:revisePlan' },
  { from: 'planned', verb: 'discard', to: 'discarded', who: 'meeting:discard' },
  { from: 'planned', verb: 'announce', to: 'announced', who: 'meeting:announce' },
  { from: 'announced', verb: 'amendAnnouncement', to: 'announced', who: 'meeting:amendAnnouncement' },
  { from: 'announced', verb: 'postpone', to: 'postponed', who: 'meeting:postpone' },
  { from: 'postponed', verb: 'revisePlan', to: 'postponed', who: 'meeting:revisePlan' },
  { from: 'postponed', verb: 'announce', to: 'announced', who: 'meeting:announce' },
  { from: 'postponed', verb: 'cancel', to: 'cancelled', who: 'meeting:cancel' },
  { from: 'announced', verb: 'cancel', to: 'cancelled', who: 'meeting:cancel' },
  { from: null, verb: 'record', to: 'held', who: 'meeting:record' },
  { from: 'announced', verb: 'record', to: 'held', who: 'meeting:record' },
  { from: 'held', verb: 'draftMinutes', to: 'minutesDrafted', who: 'meeting:draftMinutes' },
  { from: 'minutesDrafted', verb: 'draftMinutes', to: 'minutesDrafted', who: 'meeting:draftMinutes' },
  { from: 'minutesDrafted', verb: 'discard', to: 'discarded', who: 'meeting:discard' },
  { from: 'minutesDrafted', verb: 'signMinutes', to: 'minutesUnderReview', who: 'meeting:signMinutes' },
  { from: 'minutesUnderReview', verb: 'signMinutes', to: 'minutesApproved', who: 'meeting:signMinutes' },
  { from: 'minutesUnderReview', verb: 'remark', to: 'minutesUnderReview', who: 'meeting:remark' },
  { from: 'minutesUnderReview', verb: 'answerRemark', to: 'minutesUnderReview', who: 'meeting:answerRemark' },
  { from: 'minutesDrafted', verb: 'answerRemark', to: 'minutesDrafted', who: 'meeting:answerRemark' },
  { from: 'minutesUnderReview', verb: 'returnMinutes', to: 'minutesDrafted', who: 'meeting:returnMinutes' },
  { from: 'minutesApproved', verb: 'publishMinutes', to: 'published', who: 'meeting:publishMinutes' },
  { from: 'published', verb: 'correctMinutes', to: 'corrected', who: 'meeting:correctMinutes' },
  { from: 'corrected', verb: 'correctMinutes', to: 'corrected', who: 'meeting:correctMinutes' },
] as const satisfies readonly Transition<MeetingState, MeetingVerb>[]

/** Whether the holder of a seat came. */
export const presences = ['present', 'excused', 'absent'] as const
export type Presence = (typeof presences)[number]

/**
 * How many members must come: more than half of those whose membership is valid on that day.
 * Throws RangeError for a negative or broken number.
 */
export function quorumOf(membersValidThatDay: number): number {
  if (!Number.isInteger(membersValidThatDay) || membersValidThatDay < 0)
    throw new RangeError('members must be a whole number from 0')
  return Math.floor(membersValidThatDay / 2) + 1
}

/** True when enough members came. A council without members has no quorum; without one no decision binds. */
export function isQuorate(membersValidThatDay: number, present: number): boolean {
  return membersValidThatDay > 0 && present >= quorumOf(membersValidThatDay)
}

/** A decision stands when more votes were cast for it than against it. Abstentions decide nothing. */
export function isAdopted(votes: { readonly votesFor: number; readonly votesAgainst: number }): boolean {
  return votes.votesFor > votes.votesAgainst
}

/** Most code points of each text and most items of each list. */
export const meetingLimits = {
  title: 200,
  place: 200,
  agenda: 50,
  agendaItem: 500,
  /** Ids in one request, here and in all assignments of a meeting together: at most 100, as everywhere. */
  attendance: 100,
  decisions: 50,
  decision: 2000,
  assignments: 20,
  allAssignments: 100,
  task: 1000,
  minutes: 50_000,
  votes: 200,
  /** Why minutes were corrected or discarded, why a meeting is put off or cancelled, why it was announced late. */
  reason: 500,
  /** What has changed of an announced meeting, in words. */
  whatChanged: 500,
  /** Minutes that one point of the agenda may take. */
  duration: 600,
  /** A remark to minutes, and what is answered to it. */
  remark: 2000,
  /** Papers of one meeting that are there. */
  papers: 20,
  paperTitle: 300,
} as const

/** In which papers can be put beside a meeting: until its minutes are approved. */
export const statesWithPapers = [
  'planned',
  'announced',
  'postponed',
  'held',
  'minutesDrafted',
  'minutesUnderReview',
] as const satisfies readonly MeetingState[]

/** What became of a remark to minutes: their text was changed, or stays. */
export const remarkOutcomes = ['accepted', 'declined'] as const
export type RemarkOutcome = (typeof remarkOutcomes)[number]

/** The earliest day a meeting may carry. */
export const earliestMeeting = '1990-01-01'

/** A council that has not met for so many months is shown to those who watch over the councils. */
const longestPause = 3

/**
 * A council has met lately if the public record has a meeting of this day or later. Minutes that are not published do not count:
 * nobody outside the council can know of them.
 */
export function metLatelyFrom(today: string): string {
  return addMonths(today, -longestPause)
}

/** What was said last of a meeting in public before it was held. */
export const announcementStates = ['announced', 'postponed', 'cancelled'] as const satisfies readonly MeetingState[]
export type AnnouncementState = (typeof announcementStates)[number]

/**
 * So many days ahead a meeting is announced where the table `notice_rule` has no number for the kind of place that the council is for.
 */
export const usualNoticeDays = 5
