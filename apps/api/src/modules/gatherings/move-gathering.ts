import type { AuditEvent } from '@hamkori/schema/audit'
import type { GatheringVerb } from '@hamkori/schema/gatherings'
import type { Permission } from '@hamkori/schema/permissions'
import type { Prisma } from '../../../generated/prisma/client.ts'
import type { GatheringModel } from '../../../generated/prisma/models.ts'
import { capacityFor } from '../../platform/authorize.ts'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { transition } from '../../platform/transition.ts'
import type { Actor } from '../../platform/viewer.ts'
import { gatheringLifecycle } from './lifecycle.queries.ts'

/** The capacity in which an actor acts on a gathering: the office on the host, else the post; never a name. */
export function capacityOn(actor: Actor, councilId: string): string {
  const permission: Permission = 'gathering:draft'
  return capacityFor(actor, permission, { councilId }).capacity ?? 'system'
}

/** What a public step of a gathering brings beside its verb. */
interface Move {
  /** The version that was read. */
  readonly version: number
  readonly verb: GatheringVerb
  readonly event: AuditEvent
  readonly change?: Prisma.GatheringUncheckedUpdateManyInput
  readonly reason?: string
  /** The day and hour from then on; null while no day is known. */
  readonly heldOn: Date | null
  readonly startsAt: string | null
}

/**
 * Takes a gathering one public step on: its state, one row of what everybody was told, a step of the public history and an audit entry.
 * Throws as `transition`, and ConflictError for another version than the one that was read.
 */
export async function moveGathering(tx: Tx, actor: Actor, gathering: GatheringModel, move: Move): Promise<void> {
  const { version, verb, event, change = {}, reason, heldOn, startsAt } = move
  const capacity = capacityOn(actor, gathering.councilId)
  // A version that is not the one that was read is a conflict only for whoever may act: the table and the policy are asked first.
  const state = await transition(tx, gatheringLifecycle, {
    record: { ...gathering, version },
    verb,
    change,
    actor,
    capacity,
    reason,
    event,
  })
  const number = (await tx.gatheringStep.count({ where: { gatheringId: gathering.id } })) + 1
  await tx.gatheringStep.create({
    data: { gatheringId: gathering.id, number, state, capacity, at: now(), heldOn, startsAt, reason: reason ?? null },
  })
}
