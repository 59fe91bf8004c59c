import { planItemTransitions, planTransitions } from '@hamkori/schema/plans'
import type { PlanItemVerb, PlanVerb } from '@hamkori/schema/plans'
import type { Prisma } from '../../../generated/prisma/client.ts'
import type { PlanItemModel, PlanModel } from '../../../generated/prisma/models.ts'
import type { Db } from '../../platform/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { Lifecycle } from '../../platform/transition.ts'
import { isPlanVisible, subjectOfItem, subjectOfPlan } from './plans.policy.ts'
import type { Actor } from '../../platform/viewer.ts'

/** The states of plans. Each transition counts the version up, so that of two at once only one wins. */
export const planLifecycle: Lifecycle<PlanModel, PlanVerb, Prisma.PlanUncheckedUpdateManyInput> = {
  recordType: 'Plan',
  transitions: planTransitions,
  subjectOf: subjectOfPlan,
  update: (tx, { id, state, version }, change) =>
    tx.plan.updateMany({ where: { id, state, version }, data: { ...change, version: { increment: 1 } } }),
}

/** An item with its plan, as an action reads it. */
export type ItemForAction = PlanItemModel & { readonly plan: PlanModel }

/** The states of items of adopted plans. */
export const planItemLifecycle: Lifecycle<ItemForAction, PlanItemVerb, Prisma.PlanItemUncheckedUpdateManyInput> = {
  recordType: 'PlanItem',
  transitions: planItemTransitions,
  subjectOf: subjectOfItem,
  update: (tx, { id, state, version }, change) =>
    tx.planItem.updateMany({ where: { id, state, version }, data: { ...change, version: { increment: 1 } } }),
}

/** A plan that the actor may know of. Throws {@link NotFoundError} for any other, and where there is none. */
export async function findPlanForAction(tx: Db, actor: Actor, id: string): Promise<PlanModel> {
  const plan = await tx.plan.findUnique({ where: { id } })
  if (plan === null || !isPlanVisible(actor, plan)) throw new NotFoundError()
  return plan
}

/** An item of an adopted plan. Throws {@link NotFoundError} for one of a draft, and where there is none. */
export async function findItemForAction(tx: Db, id: string): Promise<ItemForAction> {
  const item = await tx.planItem.findUnique({ where: { id }, include: { plan: true } })
  if (item?.plan.state !== 'adopted') throw new NotFoundError()
  return item
}
