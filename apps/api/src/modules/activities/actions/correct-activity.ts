import { correctActivityInput } from '@hamkori/schema/activities'
import type { CorrectActivityInput } from '@hamkori/schema/activities'
import { recordAudit } from '../../../platform/audit.ts'
import { councilCapacity } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  invalidAt,
  parseInput,
} from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { canCorrect } from '../activities.policy.ts'
import { changedParts, refuseUnlikely, writtenColumns } from '../written-activity.ts'

/**
 * Writes a public activity anew, with a reason that everybody reads beside it. Members of the council that recorded it and coordinators,
 * and nobody where a source tells it. Leaves one correction and one audit entry. Throws ConflictError where another version was read,
 * InvalidInputError where nothing is other than before, at a place that does not exist and at a day to come, ForbiddenError, NotFoundError.
 */
export async function correctActivity(
  actor: Actor,
  input: CorrectActivityInput,
): Promise<{ id: string; code: string }> {
  const { activityId, version, reason, ...activity } = parseInput(correctActivityInput, input)
  const held = await db.activity.findUnique({ where: { id: activityId } })
  if (held === null) throw new NotFoundError()
  const { id, code, councilId } = held
  if (councilId === null || !canCorrect(actor, held)) throw new ForbiddenError('activity:correct')
  if (version !== held.version) throw new ConflictError()
  await refuseUnlikely(activity)
  const columns = writtenColumns(activity)
  const changed = changedParts(held, columns)
  if (changed.length === 0) throw new InvalidInputError([invalidAt(['title'], 'unchanged')])
  return db.$transaction(async (tx) => {
    const { count } = await tx.activity.updateMany({
      where: { id, version },
      data: { ...columns, version: { increment: 1 } },
    })
    if (count === 0) throw new ConflictError()
    await tx.activityCorrection.create({
      data: {
        activityId: id,
        number: version,
        correctedAt: now(),
        capacity: councilCapacity(actor, councilId) ?? (actor.kind === 'system' ? 'system' : 'coordinator'),
        reason,
        language: activity.title.original,
        changed,
      },
    })
    await recordAudit(tx, actor, {
      action: 'activity:correct',
      payload: { code, version: version + 1, reason },
      subjectType: 'Activity',
      subjectId: id,
    })
    return { id, code }
  })
}
