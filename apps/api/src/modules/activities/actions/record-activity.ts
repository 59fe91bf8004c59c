import { randomInt } from 'node:crypto'
import { recordActivityInput } from '@hamkori/schema/activities'
import type { RecordActivityInput } from '@hamkori/schema/activities'
import type { ActivityModel } from '../../../../generated/prisma/models.ts'
import { recordAudit } from '../../../platform/audit.ts'
import { requirePermission } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { NotFoundError, parseInput } from '../../../platform/errors.ts'
import { contentHash, onceOnly } from '../../../platform/idempotency.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findCouncil } from '../activities.queries.ts'
import { refuseUnlikely, writtenColumns } from '../written-activity.ts'

/**
 * Puts on the public record what a council did outside its meetings. Members of the council and coordinators; leaves one audit entry.
 * The same key with the same content answers with the same activity, with other content it is a ConflictError. Throws
 * InvalidInputError at a place that does not exist and at a day to come, ForbiddenError, NotFoundError where there is no such council.
 */
export async function recordActivity(actor: Actor, input: RecordActivityInput): Promise<ActivityModel> {
  const { idempotencyKey, councilId, ...activity } = parseInput(recordActivityInput, input)
  requirePermission(actor, 'activity:record', { councilId })
  const council = await findCouncil(councilId)
  if (council === null) throw new NotFoundError()
  await refuseUnlikely(activity)
  const hash = contentHash({ councilId, ...activity })
  return onceOnly(
    hash,
    () => db.activity.findUnique({ where: { idempotencyKey } }),
    () =>
      db.$transaction(async (tx) => {
        const made = await tx.activity.create({
          data: {
            code: newCode(council.slug),
            councilId,
            idempotencyKey,
            contentHash: hash,
            recordedAt: now(),
            sourceCodes: [],
            demonstration: council.demonstration || (actor.kind === 'person' && actor.demonstration),
            ...writtenColumns(activity),
          },
        })
        await recordAudit(tx, actor, {
          action: 'activity:record',
          payload: { code: made.code },
          subjectType: 'Activity',
          subjectId: made.id,
        })
        return made
      }),
  )
}

/** Without letters and digits that are read for one another. */
const symbols = '23456789abcdefghjkmnpqrstuvwxyz'

/** A code for addresses: the council's name in them, and six random symbols, about a billion of them. */
function newCode(slug: string): string {
  const random = Array.from({ length: 6 }, () => symbols[randomInt(symbols.length)])
  return `${slug.slice(0, 53)}-${random.join('')}`
}
