import { finishPlanItemInput } from '@hamkori/schema/plans'
import type { FinishPlanItemInput } from '@hamkori/schema/plans'
import { formatNumber, parseNumber } from '@hamkori/schema/references'
import { assertTransition } from '../../../platform/assert-transition.ts'
import { db } from '../../../platform/db.ts'
import { InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findItemForAction, planItemLifecycle } from '../lifecycle.queries.ts'
import { moveItem } from '../move-item.ts'
import { findEvidence } from '../plan-links.queries.ts'
import { subjectOfItem } from '../plans.policy.ts'

/**
 * Says that an item of an adopted plan is done, with what shows it: a text, or a public meeting, proposal or activity of that council by
 * its number or code. Chair, deputy chair and secretary of that council. Throws InvalidInputError at `record` for a record that is not
 * public or of another council, NotFoundError, ForbiddenError, ConflictError.
 */
export async function finishPlanItem(
  actor: Actor,
  input: FinishPlanItemInput,
): Promise<{ id: string; planId: string }> {
  const { itemId, version, evidence, record } = parseInput(finishPlanItemInput, input)
  return db.$transaction(async (tx) => {
    const item = await findItemForAction(tx, itemId)
    // Who may not finish it learns nothing of whether the record is there.
    assertTransition(planItemLifecycle.transitions, actor, subjectOfItem(actor, item), 'finish')
    const number = record === undefined ? null : parseNumber(record)
    const reference = number === null ? record?.trim() : formatNumber(number)
    const link = reference === undefined ? null : await findEvidence(tx, reference, item.plan.councilId)
    if (reference !== undefined && link === null) throw new InvalidInputError([invalidAt(['record'], 'unknown_record')])
    const event = { action: 'planItem:finish', payload: { number: item.number } } as const
    await moveItem(tx, actor, item, { version, verb: 'finish', event, evidence, ...link })
    return { id: itemId, planId: item.planId }
  })
}
