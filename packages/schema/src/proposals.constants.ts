import { caseLimits } from './cases.constants.ts'
import type { FollowUpEffect } from './follow-ups.constants.ts'
import type { Transition } from './transitions.ts'

export const proposalStates = [
  'draft',
  'underCouncilReview',
  'adopted',
  'notAdopted',
  'submitted',
  'acknowledged',
  'answered',
  'inImplementation',
  'reportedImplemented',
  'notConfirmed',
  'verified',
  'escalated',
  'discarded',
  'withdrawn',
  'merged',
] as const
export type ProposalState = (typeof proposalStates)[number]

export const proposalVerbs = [
  'draft',
  'openReview',
  'adopt',
  'notAdopt',
  'register',
  'amend',
  'attach',
  'discard',
  'submit',
  'acknowledge',
  'answer',
  'supersedeAnswer',
  'startImplementation',
  'reportImplemented',
  'confirmImplemented',
  'confirmPartlyImplemented',
  'refuseImplemented',
  'withdraw',
  'merge',
  'escalate',
  'moveDueDates',
  'removeFile',
] as const
export type ProposalVerb = (typeof proposalVerbs)[number]

/** What follows the answer, and what each act does to the proposal. */
export const proposalFollowUps = {
  startImplementation: 'plan',
  reportImplemented: 'report',
  confirmImplemented: 'confirm',
  confirmPartlyImplemented: 'confirmPartly',
  refuseImplemented: 'refuse',
  escalate: 'escalate',
  withdraw: 'withdraw',
  merge: 'merge',
} as const satisfies Partial<Record<ProposalVerb, FollowUpEffect>>
export type ProposalFollowUp = keyof typeof proposalFollowUps

/** What a department answers to a proposal. */
export const proposalOutcomes = ['accepted', 'acceptedInPart', 'declined', 'deferred'] as const
export type ProposalOutcome = (typeof proposalOutcomes)[number]

/** The only grounds on which a proposal may be declined; each needs words beside it. */
export const declineGrounds = ['notCompetent', 'againstLaw', 'noFunds', 'alreadyDone', 'notFeasible', 'other'] as const
export type DeclineGround = (typeof declineGrounds)[number]

/** In which the council may take a proposal back, or merge it into another: nothing is reported as done or verified. */
const openStates = ['submitted', 'acknowledged', 'answered', 'escalated', 'inImplementation', 'notConfirmed'] as const

const handedOverStates = [
  'submitted',
  'acknowledged',
  'answered',
  'escalated',
  'inImplementation',
  'reportedImplemented',
  'notConfirmed',
  'verified',
  'withdrawn',
  'merged',
] as const

/**
 * `when` is the outcome of the answer in force. What waits for its answer goes to the superior department only once the answer is
 * overdue. What an answer has accepted can be reported as done without another plan; a plan can be made anew, the one before stays
 * readable.
 * A secretary registers a proposal that the council has already adopted, with the decision or a note on how.
 * Until it is submitted it can be edited, or discarded: its number is not given again.
 */
export const proposalTransitions: readonly Transition<ProposalState, ProposalVerb, ProposalOutcome>[] = [
  { from: null, verb: 'draft', to: 'draft', who: 'proposal:draft' },
  { from: 'draft', verb: 'openReview', to: 'underCouncilReview', who: 'proposal:openReview' },
  { from: 'underCouncilReview', verb: 'adopt', to: 'adopted', who: 'proposal:decide' },
  { from: 'underCouncilReview', verb: 'notAdopt', to: 'notAdopted', who: 'proposal:decide' },
  { from: null, verb: 'register', to: 'adopted', who: 'proposal:register' },
  { from: 'adopted', verb: 'amend', to: 'adopted', who: 'proposal:amend' },
  { from: 'adopted', verb: 'attach', to: 'adopted', who: 'proposal:amend' },
  { from: 'adopted', verb: 'discard', to: 'discarded', who: 'proposal:discard' },
  { from: 'adopted', verb: 'submit', to: 'submitted', who: 'proposal:submit' },
  { from: 'submitted', verb: 'acknowledge', to: 'acknowledged', who: 'proposal:acknowledge' },
  { from: 'acknowledged', verb: 'answer', to: 'answered', who: 'proposal:answer' },
  { from: 'answered', verb: 'supersedeAnswer', to: 'answered', who: 'proposal:answer' },
  {
    from: 'answered',
    verb: 'startImplementation',
    to: 'inImplementation',
    who: 'proposal:startImplementation',
    when: ['accepted', 'acceptedInPart'],
  },
  { from: 'answered', verb: 'escalate', to: 'escalated', who: 'proposal:escalate', when: ['declined'] },
  { from: 'submitted', verb: 'escalate', to: 'escalated', who: 'proposal:escalate' },
  { from: 'acknowledged', verb: 'escalate', to: 'escalated', who: 'proposal:escalate' },
  { from: 'escalated', verb: 'acknowledge', to: 'acknowledged', who: 'proposal:acknowledge' },
  { from: 'escalated', verb: 'answer', to: 'answered', who: 'proposal:answer' },
  {
    from: 'inImplementation',
    verb: 'startImplementation',
    to: 'inImplementation',
    who: 'proposal:startImplementation',
  },
  {
    from: 'answered',
    verb: 'reportImplemented',
    to: 'reportedImplemented',
    who: 'proposal:reportImplemented',
    when: ['accepted', 'acceptedInPart'],
  },
  { from: 'inImplementation', verb: 'reportImplemented', to: 'reportedImplemented', who: 'proposal:reportImplemented' },
  { from: 'reportedImplemented', verb: 'confirmImplemented', to: 'verified', who: 'proposal:verify' },
  { from: 'reportedImplemented', verb: 'confirmPartlyImplemented', to: 'notConfirmed', who: 'proposal:verify' },
  { from: 'reportedImplemented', verb: 'refuseImplemented', to: 'notConfirmed', who: 'proposal:verify' },
  { from: 'notConfirmed', verb: 'startImplementation', to: 'inImplementation', who: 'proposal:startImplementation' },
  ...handedOverStates.map(
    (state) => ({ from: state, verb: 'moveDueDates', to: state, who: 'calendar:enter' }) as const,
  ),
  ...handedOverStates.map((state) => ({ from: state, verb: 'removeFile', to: state, who: 'case:removeFile' }) as const),
  ...openStates.map((from) => ({ from, verb: 'withdraw', to: 'withdrawn', who: 'proposal:withdraw' }) as const),
  ...openStates.map((from) => ({ from, verb: 'merge', to: 'merged', who: 'proposal:merge' }) as const),
]

export const proposalLimits = { ...caseLimits, note: 1000, office: 200 } as const
