import { registerShortcomingInput } from '@hamkori/schema/shortcomings'
import type { RegisterShortcomingInput } from '@hamkori/schema/shortcomings'
import type { ShortcomingModel } from '../../../../generated/prisma/models.ts'
import { InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { loadActivities } from '../../activities/index.ts'
import { caseActs } from '../../cases/index.ts'
import { shortcomings } from '../shortcomings.queries.ts'

/**
 * Puts a finding on the council's record under the next number of its region and year. Chair, deputy chair and secretary of
 * that council only. Throws and repeats as `registerCase`, and InvalidInputError at `activityId` for what is no activity of that council.
 */
export async function registerShortcoming(actor: Actor, input: RegisterShortcomingInput): Promise<ShortcomingModel> {
  const { idempotencyKey, ...content } = parseInput(registerShortcomingInput, input)
  const { topic, severity, activityId, councilId } = content
  const activity = activityId === undefined ? null : (await loadActivities([activityId])).get(activityId)
  return caseActs.register(shortcomings, actor, {
    idempotencyKey,
    content,
    ownColumns: { topic, severity, activityId: activityId ?? null },
    checkSource: () => {
      if (activity === undefined || (activity !== null && activity.councilId !== councilId))
        throw new InvalidInputError([invalidAt(['activityId'], 'unknown_record')])
    },
  })
}
