import { postponePlanItemInput } from '@hamkori/schema/plans'
import type { PostponePlanItemInput } from '@hamkori/schema/plans'
import { assertTransition } from '../../../platform/assert-transition.ts'
import { dayOf, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findItemForAction, planItemLifecycle } from '../lifecycle.queries.ts'
import { moveItem } from '../move-item.ts'
import { subjectOfItem } from '../plans.policy.ts'

/**
 * Puts an item of an adopted plan off to another day that is still to come, with a reason; the old day stays readable. It may lie in the
 * next year. Chair, deputy chair and secretary of that council. Throws InvalidInputError at `dueOn` for a day that has passed, is the same
 * or lies after the next year, NotFoundError, ForbiddenError, ConflictError.
 */
export async function postponePlanItem(
  actor: Actor,
  input: PostponePlanItemInput,
): Promise<{ id: string; planId: string }> {
  const { itemId, version, dueOn, reason } = parseInput(postponePlanItemInput, input)
  return db.$transaction(async (tx) => {
    const item = await findItemForAction(tx, itemId)
    assertTransition(planItemLifecycle.transitions, actor, subjectOfItem(actor, item), 'postpone')
    const dueBefore = dayOf(item.dueOn)
    if (dueOn === dueBefore) throw new InvalidInputError([invalidAt(['dueOn'], 'unchanged')])
    if (dueOn < today()) throw new InvalidInputError([invalidAt(['dueOn'], 'date_in_past')])
    const last = `${item.plan.year + 1}-12-31`
    if (dueOn > last) throw new InvalidInputError([invalidAt(['dueOn'], 'date_too_far')])
    const event = {
      action: 'planItem:postpone',
      payload: { number: item.number, dueBefore, dueOn, reason },
    } as const
    await moveItem(tx, actor, item, { version, verb: 'postpone', event, dueOn, reason })
    return { id: itemId, planId: item.planId }
  })
}
