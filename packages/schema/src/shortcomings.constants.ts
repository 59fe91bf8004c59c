import { caseLimits } from './cases.constants.ts'
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
] as const
export type ShortcomingState = (typeof shortcomingStates)[number]

export const shortcomingVerbs = [
  'raise',
  'register',
  'amend',
  'discard',
  'send',
  'acknowledge',
  'answer',
  'supersedeAnswer',
  'planRemedy',
  'reportFixed',
  'confirmFixed',
  'refuseFixed',
  'maintain',
  'acceptDispute',
  'escalate',
  'close',
  'reopen',
  'moveDueDates',
] as const
export type ShortcomingVerb = (typeof shortcomingVerbs)[number]

/**
 * The verbs that this edition performs; the others are the agreed lifecycle of later ones.
 * @internal Only tests use it.
 */
export const performedShortcomingVerbs = [
  'register',
  'amend',
  'discard',
  'send',
  'acknowledge',
  'answer',
  'supersedeAnswer',
] as const satisfies readonly ShortcomingVerb[]

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
] as const

/**
 * `when` is the outcome of the answer in force. Only the council that issued a shortcoming verifies it.
 * A referred one is acknowledged again by its receiver; the clock goes on. A secretary may register a finding
 * without a draft before it. A change of the calendar of days off moves its dates. Until it is sent it can be edited, or discarded: its number is not given again.
 */
export const shortcomingTransitions = [
  { from: null, verb: 'raise', to: 'draft', who: 'shortcoming:raise' },
  { from: null, verb: 'register', to: 'registered', who: 'shortcoming:register' },
  { from: 'draft', verb: 'register', to: 'registered', who: 'shortcoming:register' },
  { from: 'registered', verb: 'amend', to: 'registered', who: 'shortcoming:amend' },
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
  { from: 'remedyPlanned', verb: 'reportFixed', to: 'reportedFixed', who: 'shortcoming:reportFixed' },
  { from: 'reportedFixed', verb: 'confirmFixed', to: 'verifiedFixed', who: 'shortcoming:verify' },
  { from: 'reportedFixed', verb: 'refuseFixed', to: 'notConfirmed', who: 'shortcoming:verify' },
  { from: 'notConfirmed', verb: 'planRemedy', to: 'remedyPlanned', who: 'shortcoming:planRemedy' },
  { from: 'verifiedFixed', verb: 'close', to: 'closed', who: 'shortcoming:close' },
  { from: 'closed', verb: 'reopen', to: 'reopened', who: 'shortcoming:reopen' },
  { from: 'reopened', verb: 'send', to: 'sent', who: 'shortcoming:send' },
  ...handedOverStates.map(
    (state) => ({ from: state, verb: 'moveDueDates', to: state, who: 'calendar:enter' }) as const,
  ),
] as const satisfies readonly Transition<ShortcomingState, ShortcomingVerb, ShortcomingOutcome>[]

export const shortcomingLimits = { ...caseLimits, evidence: 5000, remedy: 2000 } as const
