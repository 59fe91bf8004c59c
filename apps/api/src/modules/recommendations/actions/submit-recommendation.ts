import { recommendationInput } from '@hamkori/schema/recommendations'
import type { RecommendationInput } from '@hamkori/schema/recommendations'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { recommendations } from '../recommendations.queries.ts'

/**
 * Submits an adopted recommendation to the department: the response clock starts and the record becomes public. The
 * council's secretariat and coordinators. Throws as `handOverCase`.
 */
export async function submitRecommendation(actor: Actor, input: RecommendationInput): Promise<{ id: string }> {
  return caseActs.handOver(recommendations, actor, parseInput(recommendationInput, input).recommendationId)
}
