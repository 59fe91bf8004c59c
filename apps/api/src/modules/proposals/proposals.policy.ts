import { proposalTransitions } from '@hamkori/schema/proposals.constants'
import type { ProposalOutcome, ProposalState, ProposalVerb } from '@hamkori/schema/proposals.constants'
import { mayAct } from '../../platform/authorize.ts'
import { assertTransition, allowedActions } from '../../platform/assert-transition.ts'
import type { Subject } from '../../platform/assert-transition.ts'
import type { Actor } from '../../platform/viewer.ts'

/** The facts of a proposal that decide who may do what. */
export interface ProposalFacts {
  readonly state: ProposalState
  readonly councilId: string
  readonly departmentId: string
  /** What the latest answer said. */
  readonly lastOutcome: ProposalOutcome | null
  /** True from the moment it was submitted. */
  readonly isPublic: boolean
}

/** The verbs that can be used today. The table knows more; those come with their own acts. */
const offeredVerbs = ['submit', 'acknowledge', 'answer', 'supersedeAnswer'] as const satisfies readonly ProposalVerb[]
export type OfferedProposalVerb = (typeof offeredVerbs)[number]

/** May the actor see what this council has not submitted yet? Its members only. */
export function maySeeDraftsOf(actor: Actor, councilId: string): boolean {
  return mayAct(actor, 'proposal:readDraft', { councilId })
}

/** Everybody sees what was submitted; before that, only the members of the council that adopted it. */
export function maySeeProposal(actor: Actor, facts: Pick<ProposalFacts, 'isPublic' | 'councilId'>): boolean {
  return facts.isPublic || maySeeDraftsOf(actor, facts.councilId)
}

/** The step that a verb makes now. Throws as {@link assertTransition} does. */
export function proposalStep(actor: Actor, facts: ProposalFacts, verb: OfferedProposalVerb) {
  return assertTransition(proposalTransitions, actor, subjectOf(actor, facts), verb)
}

/** The verbs that the actor may use on it now. */
export function proposalVerbsFor(actor: Actor, facts: ProposalFacts): OfferedProposalVerb[] {
  return allowedActions(proposalTransitions, actor, subjectOf(actor, facts), offeredVerbs)
}

function subjectOf(actor: Actor, facts: ProposalFacts): Subject<ProposalState, ProposalVerb> {
  const { state, councilId, departmentId } = facts
  return {
    state,
    outcome: facts.lastOutcome,
    isVisible: maySeeProposal(actor, facts),
    scopeOf: () => ({ councilId, departmentId }),
  }
}
