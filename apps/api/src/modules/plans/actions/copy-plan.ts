import { copyPlanInput, isUnfinished } from '@hamkori/schema/plans'
import type { CopyPlanInput } from '@hamkori/schema/plans'
import { requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findPlanForAction } from '../lifecycle.queries.ts'
import { nextYears } from '../next-year.ts'
import { draftPlan } from './draft-plan.ts'

/**
 * Begins the next year's plan as a draft: with what is unfinished, and with the items that were chosen, each on the same day a year
 * later. An owner whose seat has ended by then is replaced by the office of that seat. Chair, deputy chair and secretary of that council,
 * and the system. Throws ConflictError where the next year has a plan already or this one was not adopted; InvalidInputError at
 * `itemNumbers` for an item that the plan does not have, or where there is nothing to take along.
 */
export async function copyPlan(actor: Actor, input: CopyPlanInput): Promise<{ id: string }> {
  const { planId, itemNumbers } = parseInput(copyPlanInput, input)
  const plan = await findPlanForAction(db, actor, planId)
  requirePermission(actor, 'plan:draft', { councilId: plan.councilId })
  if (plan.state !== 'adopted') throw new ConflictError()
  const items = await db.planItem.findMany({ where: { planId }, orderBy: { number: 'asc' } })
  if (itemNumbers.some((wanted) => !items.some(({ number }) => number === wanted)))
    throw new InvalidInputError([invalidAt(['itemNumbers'], 'unknown_record')])
  const taken = items.filter(({ number, state }) => isUnfinished(state) || itemNumbers.includes(number))
  if (taken.length === 0) throw new InvalidInputError([invalidAt(['itemNumbers'], 'required')])
  const year = plan.year + 1
  const seatIds = taken.flatMap(({ ownerMembershipId }) => ownerMembershipId ?? [])
  const seats = await db.membershipView.findMany({ where: { id: { in: seatIds } } })
  return draftPlan(actor, {
    councilId: plan.councilId,
    year,
    items: taken.map((item) =>
      nextYears(
        item,
        seats.find(({ id }) => id === item.ownerMembershipId),
        year,
      ),
    ),
  })
}
