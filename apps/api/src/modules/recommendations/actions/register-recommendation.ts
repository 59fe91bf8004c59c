import { registerRecommendationInput } from '@hamkori/schema/recommendations'
import type { RegisterRecommendationInput } from '@hamkori/schema/recommendations'
import type { RecommendationModel } from '../../../../generated/prisma/models.ts'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { acceptingAnswers } from '../../proposals/index.ts'
import { gatheringOf } from '../gathering-of.queries.ts'
import { refuseUnknownSources } from '../source-records.queries.ts'
import { recommendations } from '../recommendations.queries.ts'

/**
 * Puts what records of councils together ask of a department on the record of the council that holds the round table, under the next
 * number of its region and year. It names these records, which are public, and a decision that binds or a note on how it was adopted,
 * which the public history prints; and the round table at which it was made, where it was made at one. Chair, deputy chair and secretary of that council, and coordinators. Throws and repeats as
 * `registerCase`.
 */
export async function registerRecommendation(
  actor: Actor,
  input: RegisterRecommendationInput,
): Promise<RecommendationModel> {
  const { idempotencyKey, ...content } = parseInput(registerRecommendationInput, input)
  await refuseUnknownSources(content.sourceNumbers)
  const gatheringSlug = await gatheringOf(actor, content.councilId, content.gatheringSlug)
  return caseActs.register(recommendations, actor, {
    idempotencyKey,
    content,
    ownColumns: { topic: content.topic, sourceNumbers: content.sourceNumbers, gatheringSlug },
    checkSource: acceptingAnswers.refuseUnboundDecision,
    reason: content.note,
  })
}
