import { caseLimits } from './cases.constants.ts'
import type { FollowUpEffect } from './follow-ups.constants.ts'
import type { Transition } from './transitions.ts'

/** How much harm the finding does if nothing changes. */
export const severities = ['low', 'medium', 'high'] as const
export type Severity = (typeof severities)[number]

/** Where a shortcoming stands. What the department said is a fact of its own: the outcome of the answer. */
export const shortcomingStates = [
  'draft',
  'registered',
  'sent',
  'acknowledged',
  'answered',
  'remedyPlanned',
  'reportedFixed',
  'notConfirmed',
  'verifiedFixed',
  'maintained',
  'accepted',
  'closed',
  'reopened',
  'discarded',
  'withdrawn',
  'merged',
] as const
export type ShortcomingState = (typeof shortcomingStates)[number]

export const shortcomingVerbs = [
  'raise',
  'register',
  'amend',
  'attach',
  'discard',
  'send',
  'acknowledge',
  'answer',
  'supersedeAnswer',
  'planRemedy',
  'reportFixed',
  'confirmFixed',
  'confirmPartlyFixed',
  'refuseFixed',
  'maintain',
  'acceptDispute',
  'escalate',
  'close',
  'reopen',
  'withdraw',
  'merge',
  'moveDueDates',
  'removeFile',
] as const
export type ShortcomingVerb = (typeof shortcomingVerbs)[number]

/** What follows the answer, and what each act does to the finding. A member's draft (`raise`) is the only verb without an action yet. */
export const shortcomingFollowUps = {
  planRemedy: 'plan',
  reportFixed: 'report',
  confirmFixed: 'confirm',
  confirmPartlyFixed: 'confirmPartly',
  refuseFixed: 'refuse',
  maintain: 'maintain',
  acceptDispute: 'accept',
  escalate: 'escalate',
  close: 'close',
  reopen: 'reopen',
  withdraw: 'withdraw',
  merge: 'merge',
} as const satisfies Partial<Record<ShortcomingVerb, FollowUpEffect>>
export type ShortcomingFollowUp = keyof typeof shortcomingFollowUps

/** What a department answers to a finding. */
export const shortcomingOutcomes = ['confirmed', 'partly', 'disputed', 'referred'] as const
export type ShortcomingOutcome = (typeof shortcomingOutcomes)[number]

const handedOverStates = [
  'sent',
  'acknowledged',
  'answered',
  'remedyPlanned',
  'reportedFixed',
  'notConfirmed',
  'verifiedFixed',
  'maintained',
  'accepted',
  'closed',
  'reopened',
  'withdrawn',
  'merged',
] as const

/** In which the council may take a finding back, or merge it into another: nothing is reported as done or settled. */
const openStates = ['sent', 'acknowledged', 'answered', 'remedyPlanned', 'notConfirmed', 'maintained'] as const

/**
 * `when` is the outcome of the answer in force. Only the council that issued a shortcoming verifies it.
 * A referred one is acknowledged again by its receiver; the clock goes on. A secretary may register a finding
 * without a draft before it. A change of the calendar of days off moves its dates. Until it is sent it can be edited, or discarded: its number is not given again.
 * A remedy that the answer promised can be reported as done without another plan; a plan can be made anew, the one before stays
 * readable. What waits for its answer goes to the superior department only once the answer is overdue.
 */
export const shortcomingTransitions = [
  { from: null, verb: 'raise', to: 'draft', who: 'shortcoming:raise' },
  { from: null, verb: 'register', to: 'registered', who: 'shortcoming:register' },
  { from: 'draft', verb: 'register', to: 'registered', who: 'shortcoming:register' },
  { from: 'registered', verb: 'amend', to: 'registered', who: 'shortcoming:amend' },
  { from: 'registered', verb: 'attach', to: 'registered', who: 'shortcoming:amend' },
  { from: 'registered', verb: 'discard', to: 'discarded', who: 'shortcoming:discard' },
  { from: 'registered', verb: 'send', to: 'sent', who: 'shortcoming:send' },
  { from: 'sent', verb: 'acknowledge', to: 'acknowledged', who: 'shortcoming:acknowledge' },
  { from: 'acknowledged', verb: 'answer', to: 'answered', who: 'shortcoming:answer' },
  { from: 'answered', verb: 'supersedeAnswer', to: 'answered', who: 'shortcoming:answer' },
  { from: 'answered', verb: 'acknowledge', to: 'acknowledged', who: 'shortcoming:acknowledge', when: ['referred'] },
  {
    from: 'answered',
    verb: 'planRemedy',
    to: 'remedyPlanned',
    who: 'shortcoming:planRemedy',
    when: ['confirmed', 'partly'],
  },
  { from: 'answered', verb: 'maintain', to: 'maintained', who: 'shortcoming:maintain', when: ['disputed', 'partly'] },
  { from: 'answered', verb: 'acceptDispute', to: 'accepted', who: 'shortcoming:acceptDispute', when: ['disputed'] },
  { from: 'accepted', verb: 'close', to: 'closed', who: 'shortcoming:close' },
  { from: 'maintained', verb: 'escalate', to: 'sent', who: 'shortcoming:escalate' },
  { from: 'sent', verb: 'escalate', to: 'sent', who: 'shortcoming:escalate' },
  { from: 'acknowledged', verb: 'escalate', to: 'sent', who: 'shortcoming:escalate' },
  { from: 'answered', verb: 'escalate', to: 'sent', who: 'shortcoming:escalate', when: ['referred'] },
  { from: 'remedyPlanned', verb: 'planRemedy', to: 'remedyPlanned', who: 'shortcoming:planRemedy' },
  {
    from: 'answered',
    verb: 'reportFixed',
    to: 'reportedFixed',
    who: 'shortcoming:reportFixed',
    when: ['confirmed', 'partly'],
  },
  { from: 'remedyPlanned', verb: 'reportFixed', to: 'reportedFixed', who: 'shortcoming:reportFixed' },
  { from: 'reportedFixed', verb: 'confirmFixed', to: 'verifiedFixed', who: 'shortcoming:verify' },
  { from: 'reportedFixed', verb: 'confirmPartlyFixed', to: 'notConfirmed', who: 'shortcoming:verify' },
  { from: 'reportedFixed', verb: 'refuseFixed', to: 'notConfirmed', who: 'shortcoming:verify' },
  { from: 'notConfirmed', verb: 'planRemedy', to: 'remedyPlanned', who: 'shortcoming:planRemedy' },
  { from: 'verifiedFixed', verb: 'close', to: 'closed', who: 'shortcoming:close' },
  { from: 'closed', verb: 'reopen', to: 'reopened', who: 'shortcoming:reopen' },
  { from: 'reopened', verb: 'send', to: 'sent', who: 'shortcoming:send' },
  ...openStates.map((from) => ({ from, verb: 'withdraw', to: 'withdrawn', who: 'shortcoming:withdraw' }) as const),
  ...openStates.map((from) => ({ from, verb: 'merge', to: 'merged', who: 'shortcoming:merge' }) as const),
  ...handedOverStates.map(
    (state) => ({ from: state, verb: 'moveDueDates', to: state, who: 'calendar:enter' }) as const,
  ),
  ...handedOverStates.map((state) => ({ from: state, verb: 'removeFile', to: state, who: 'case:removeFile' }) as const),
] as const satisfies readonly Transition<ShortcomingState, ShortcomingVerb, ShortcomingOutcome>[]

/** In which a finding is settled: the same one that comes back afterwards is a new one, and says which it repeats. */
export const settledStates = ['verifiedFixed', 'closed', 'withdrawn'] as const satisfies readonly ShortcomingState[]

export const shortcomingLimits = { ...caseLimits, evidence: 5000, remedy: 2000 } as const
