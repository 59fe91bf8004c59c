import { dropPlanItemInput } from '@hamkori/schema/plans'
import type { DropPlanItemInput } from '@hamkori/schema/plans'
import { db } from '../../../platform/db.ts'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findItemForAction } from '../lifecycle.queries.ts'
import { moveItem } from '../move-item.ts'

/**
 * Gives an item of an adopted plan up, with a public reason; it stays listed. Chair, deputy chair and secretary of that council. Throws
 * NotFoundError, ForbiddenError, ConflictError.
 */
export async function dropPlanItem(actor: Actor, input: DropPlanItemInput): Promise<{ id: string; planId: string }> {
  const { itemId, version, reason } = parseInput(dropPlanItemInput, input)
  return db.$transaction(async (tx) => {
    const item = await findItemForAction(tx, itemId)
    const event = { action: 'planItem:drop', payload: { number: item.number, reason } } as const
    await moveItem(tx, actor, item, { version, verb: 'drop', event, reason })
    return { id: itemId, planId: item.planId }
  })
}
