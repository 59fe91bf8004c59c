import type { PlanItemVerb } from '@hamkori/schema/plans'
import type { AuditEvent } from '@hamkori/schema/audit'
import { councilCapacity } from '../../platform/authorize.ts'
import { dateOf, dayOf, now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { ConflictError } from '../../platform/errors.ts'
import { transition } from '../../platform/transition.ts'
import type { Actor } from '../../platform/viewer.ts'
import { planItemLifecycle } from './lifecycle.queries.ts'
import type { ItemForAction } from './lifecycle.queries.ts'
import type { EvidenceLink } from './plan-links.queries.ts'

/** What a step of an item brings beside its verb. */
interface Move extends Partial<EvidenceLink> {
  /** The version that was read. */
  readonly version: number
  readonly verb: PlanItemVerb
  readonly event: AuditEvent
  /** The day to which it is put off. */
  readonly dueOn?: string
  readonly reason?: string
  readonly evidence?: string | undefined
}

/**
 * Takes an item of an adopted plan one step on: its state, one row of what happened, a step of the public history and an audit entry.
 * Throws as `transition`, and ConflictError for another version than the one that was read.
 */
export async function moveItem(tx: Tx, actor: Actor, item: ItemForAction, move: Move): Promise<void> {
  const { version, verb, event, dueOn, reason, evidence, meetingId, proposalId, activityId } = move
  const capacity = councilCapacity(actor, item.plan.councilId) ?? 'system'
  const dueBefore = dayOf(item.dueOn)
  // A version that is not the one that was read is a conflict only for whoever may act: the table and the policy are asked first.
  const state = await transition(tx, planItemLifecycle, {
    record: { ...item, version },
    verb,
    change: dueOn === undefined ? {} : { dueOn: dateOf(dueOn) },
    actor,
    capacity,
    ...(reason === undefined ? {} : { reason }),
    event,
  })
  const number = (await tx.planItemStep.count({ where: { itemId: item.id } })) + 1
  if (number > longestLife) throw new ConflictError()
  await tx.planItemStep.create({
    data: {
      ...{ itemId: item.id, number, state, capacity, at: now() },
      dueBefore: dateOf(dueBefore),
      dueOn: dateOf(dueOn ?? dueBefore),
      reason: reason ?? null,
      evidence: evidence ?? null,
      meetingId: meetingId ?? null,
      proposalId: proposalId ?? null,
      activityId: activityId ?? null,
    },
  })
}

/** So many steps an item may have: an endless row of postponements is no plan. */
const longestLife = 50
