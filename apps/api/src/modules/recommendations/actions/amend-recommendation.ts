import { amendRecommendationInput } from '@hamkori/schema/recommendations'
import type { AmendRecommendationInput } from '@hamkori/schema/recommendations'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { acceptingAnswers } from '../../proposals/index.ts'
import { refuseUnknownSources } from '../source-records.queries.ts'
import { recommendations } from '../recommendations.queries.ts'

/**
 * Writes a recommendation anew that was not submitted yet. It names a decision that binds, or a note on how it was adopted, which
 * the public history prints. The council's secretariat and coordinators. Throws as `amendCase`.
 */
export async function amendRecommendation(actor: Actor, input: AmendRecommendationInput): Promise<{ id: string }> {
  const { recommendationId, version, topic, note, sourceNumbers, ...content } = parseInput(
    amendRecommendationInput,
    input,
  )
  await refuseUnknownSources(sourceNumbers)
  return caseActs.amend(recommendations, actor, {
    caseId: recommendationId,
    version,
    content,
    ownColumns: { topic, sourceNumbers },
    checkSource: acceptingAnswers.refuseUnboundDecision,
    reason: note,
  })
}
