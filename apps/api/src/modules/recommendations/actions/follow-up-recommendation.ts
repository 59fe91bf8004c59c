import { followUpRecommendationInput } from '@hamkori/schema/recommendations'
import type { FollowUpRecommendationInput } from '@hamkori/schema/recommendations'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { recommendations } from '../recommendations.queries.ts'

/** Does what follows the answer to a recommendation. Who may, what each verb needs and what is thrown: see `followUpCase`. */
export async function followUpRecommendation(
  actor: Actor,
  input: FollowUpRecommendationInput,
): Promise<{ id: string }> {
  return caseActs.followUp(recommendations, actor, parseInput(followUpRecommendationInput, input))
}
