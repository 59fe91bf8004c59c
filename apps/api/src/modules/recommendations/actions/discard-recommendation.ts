import { discardRecommendationInput } from '@hamkori/schema/recommendations'
import type { DiscardRecommendationInput } from '@hamkori/schema/recommendations'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { recommendations } from '../recommendations.queries.ts'

/**
 * Discards a recommendation that was not submitted yet. The council's secretariat and coordinators. Throws as
 * `discardCase`.
 */
export async function discardRecommendation(actor: Actor, input: DiscardRecommendationInput): Promise<{ id: string }> {
  const { recommendationId, reason } = parseInput(discardRecommendationInput, input)
  return caseActs.discard(recommendations, actor, { caseId: recommendationId, reason })
}
