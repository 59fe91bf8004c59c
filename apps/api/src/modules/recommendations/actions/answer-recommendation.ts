import { answerRecommendationInput } from '@hamkori/schema/recommendations'
import type { AnswerRecommendationInput } from '@hamkori/schema/recommendations'
import type { RecommendationResponseModel } from '../../../../generated/prisma/models.ts'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { acceptingAnswers } from '../../proposals/index.ts'
import { recommendations } from '../recommendations.queries.ts'

/**
 * Gives the department's signed answer to a recommendation: accepted, accepted in part, declined or deferred, within the days of
 * `acceptingAnswers`. Who may, and what is thrown: see `answerCase`.
 */
export async function answerRecommendation(
  actor: Actor,
  input: AnswerRecommendationInput,
): Promise<RecommendationResponseModel> {
  const { idempotencyKey, ...content } = parseInput(answerRecommendationInput, input)
  const caseId = content.recommendationId
  return caseActs.answer(recommendations, actor, {
    idempotencyKey,
    caseId,
    content,
    ...acceptingAnswers.readParts(content),
  })
}
