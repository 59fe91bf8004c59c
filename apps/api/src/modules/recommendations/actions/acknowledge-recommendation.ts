import { recommendationInput } from '@hamkori/schema/recommendations'
import type { RecommendationInput } from '@hamkori/schema/recommendations'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { recommendations } from '../recommendations.queries.ts'

/** Says that the department has the recommendation and will answer. Who may, and what is thrown: see `acknowledgeCase`. */
export async function acknowledgeRecommendation(actor: Actor, input: RecommendationInput): Promise<{ id: string }> {
  return caseActs.acknowledge(recommendations, actor, parseInput(recommendationInput, input).recommendationId)
}
