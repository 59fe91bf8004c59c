import { gatheringInput } from '@hamkori/schema/gatherings'
import type { GatheringInput } from '@hamkori/schema/gatherings'
import { db } from '../../../platform/db.ts'
import { parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findGatheringForAction, gatheringLifecycle } from '../lifecycle.queries.ts'
import { capacityOn } from '../move-gathering.ts'

/**
 * Throws a draft away; nobody else has known of it. Chair, deputy chair and secretary of the host, and coordinators. Throws NotFoundError,
 * ForbiddenError, ConflictError where it was announced or changed meanwhile.
 */
export async function discardGathering(actor: Actor, input: GatheringInput): Promise<{ id: string }> {
  const { gatheringId, version } = parseInput(gatheringInput, input)
  return db.$transaction(async (tx) => {
    const gathering = await findGatheringForAction(tx, actor, gatheringId)
    await transition(tx, gatheringLifecycle, {
      record: { ...gathering, version },
      verb: 'discard',
      change: {},
      actor,
      capacity: capacityOn(actor, gathering.councilId),
      event: { action: 'gathering:discard', payload: {} },
    })
    return { id: gatheringId }
  })
}
