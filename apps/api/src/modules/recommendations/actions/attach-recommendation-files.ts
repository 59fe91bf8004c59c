import { attachRecommendationFilesInput } from '@hamkori/schema/recommendations'
import type { AttachRecommendationFilesInput } from '@hamkori/schema/recommendations'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { recommendations } from '../recommendations.queries.ts'

/** Says which photos and documents show what a recommendation says that was not submitted yet. The council's secretariat and coordinators. Throws as `attachCaseFiles`. */
export async function attachRecommendationFiles(
  actor: Actor,
  input: AttachRecommendationFilesInput,
): Promise<{ id: string }> {
  const { recommendationId, version, files } = parseInput(attachRecommendationFilesInput, input)
  return caseActs.attach(recommendations, actor, { caseId: recommendationId, version, files })
}
