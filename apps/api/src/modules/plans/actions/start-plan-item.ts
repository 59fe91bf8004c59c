import { startPlanItemInput } from '@hamkori/schema/plans'
import type { StartPlanItemInput } from '@hamkori/schema/plans'
import { db } from '../../../platform/db.ts'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findItemForAction } from '../lifecycle.queries.ts'
import { moveItem } from '../move-item.ts'

/**
 * Says that work on an item of an adopted plan has begun. Chair, deputy chair and secretary of that council. Throws NotFoundError,
 * ForbiddenError, and ConflictError where the item stands elsewhere or was changed meanwhile.
 */
export async function startPlanItem(actor: Actor, input: StartPlanItemInput): Promise<{ id: string; planId: string }> {
  const { itemId, version } = parseInput(startPlanItemInput, input)
  return db.$transaction(async (tx) => {
    const item = await findItemForAction(tx, itemId)
    const event = { action: 'planItem:start', payload: { number: item.number } } as const
    await moveItem(tx, actor, item, { version, verb: 'start', event })
    return { id: itemId, planId: item.planId }
  })
}
