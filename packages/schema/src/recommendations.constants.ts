import { proposalFollowUps, proposalLimits, proposalTransitions } from './proposals.constants.ts'
import type { ProposalOutcome, ProposalState, ProposalVerb } from './proposals.constants.ts'
import type { recommendationsPermissions } from './recommendations.permissions.ts'
import type { Transition } from './transitions.ts'

type RecommendationPermission = keyof typeof recommendationsPermissions

/** What proposals have and recommendations have not: a council's own drafting and voting. */
const draftingVerbs: readonly ProposalVerb[] = ['draft', 'openReview', 'adopt', 'notAdopt']

/**
 * Recommendations live as proposals do from their adoption on, with permissions of their own: what several councils found is put to a
 * department by the council that holds the round table or by a coordinator.
 */
export const recommendationTransitions: readonly Transition<ProposalState, ProposalVerb, ProposalOutcome>[] =
  proposalTransitions
    .filter(({ verb }) => !draftingVerbs.includes(verb))
    .map((step) => ({ ...step, who: step.who.replace(/^proposal:/, 'recommendation:') as RecommendationPermission }))

/** What follows the answer, and what each act does to the recommendation. */
export const recommendationFollowUps = proposalFollowUps

/** `sourceNumbers` is of how many records of councils one recommendation may come; `gatheringSlug` is the longest name of a round table. */
export const recommendationLimits = { ...proposalLimits, sourceNumbers: 50, gatheringSlug: 100 } as const
