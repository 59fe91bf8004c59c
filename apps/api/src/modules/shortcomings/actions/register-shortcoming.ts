import { registerShortcomingInput } from '@hamkori/schema/shortcomings'
import type { RegisterShortcomingInput } from '@hamkori/schema/shortcomings'
import type { ShortcomingModel } from '../../../../generated/prisma/models.ts'
import { InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { loadActivities } from '../../activities/index.ts'
import { caseActs } from '../../cases/index.ts'
import { settledFinding } from '../settled-finding.ts'
import { shortcomings } from '../shortcomings.queries.ts'

/**
 * Puts a finding on the council's record under the next number of its region and year. Chair, deputy chair and secretary of
 * that council only. Throws and repeats as `registerCase`, and InvalidInputError at `activityId` for what is no activity of that council, and at
 * `recurrenceOf` for what cannot have come back.
 */
export async function registerShortcoming(actor: Actor, input: RegisterShortcomingInput): Promise<ShortcomingModel> {
  const { idempotencyKey, ...content } = parseInput(registerShortcomingInput, input)
  const { topic, severity, activityId, councilId, recurrenceOf } = content
  const activity = activityId === undefined ? null : (await loadActivities([activityId])).get(activityId)
  const repeated = await settledFinding(recurrenceOf, content)
  return caseActs.register(shortcomings, actor, {
    idempotencyKey,
    content,
    ownColumns: { topic, severity, activityId: activityId ?? null, recurrenceOf: repeated },
    checkSource: () => {
      if (activity === undefined || (activity !== null && activity.councilId !== councilId))
        throw new InvalidInputError([invalidAt(['activityId'], 'unknown_record')])
    },
  })
}
