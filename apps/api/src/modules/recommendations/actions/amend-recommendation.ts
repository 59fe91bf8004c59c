import { amendRecommendationInput } from '@hamkori/schema/recommendations'
import type { AmendRecommendationInput } from '@hamkori/schema/recommendations'
import { NotFoundError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { acceptingAnswers } from '../../proposals/index.ts'
import { gatheringOf } from '../gathering-of.queries.ts'
import { refuseUnknownSources } from '../source-records.queries.ts'
import { recommendations } from '../recommendations.queries.ts'

/**
 * Writes a recommendation anew that was not submitted yet. It names a decision that binds, or a note on how it was adopted, which
 * the public history prints. The council's secretariat and coordinators. Throws as `amendCase`.
 */
export async function amendRecommendation(actor: Actor, input: AmendRecommendationInput): Promise<{ id: string }> {
  const {
    recommendationId,
    version,
    topic,
    note,
    sourceNumbers,
    gatheringSlug: slug,
    ...content
  } = parseInput(amendRecommendationInput, input)
  await refuseUnknownSources(sourceNumbers)
  const record = await recommendations.read.forAction(recommendationId)
  if (record === null) throw new NotFoundError()
  const gatheringSlug = await gatheringOf(actor, record.councilId, slug)
  return caseActs.amend(recommendations, actor, {
    caseId: recommendationId,
    version,
    content,
    ownColumns: { topic, sourceNumbers, gatheringSlug },
    checkSource: acceptingAnswers.refuseUnboundDecision,
    reason: note,
  })
}
