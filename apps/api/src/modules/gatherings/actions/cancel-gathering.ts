import { cancelGatheringInput } from '@hamkori/schema/gatherings'
import type { CancelGatheringInput } from '@hamkori/schema/gatherings'
import { db } from '../../../platform/db.ts'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findGatheringForAction } from '../lifecycle.queries.ts'
import { moveGathering } from '../move-gathering.ts'

/**
 * Calls an announced gathering off, with a public reason; it stays listed. Chair, deputy chair and secretary of the host, and coordinators.
 * Throws InvalidInputError, NotFoundError, ForbiddenError, ConflictError.
 */
export async function cancelGathering(actor: Actor, input: CancelGatheringInput): Promise<{ id: string }> {
  const { gatheringId, version, reason } = parseInput(cancelGatheringInput, input)
  return db.$transaction(async (tx) => {
    const gathering = await findGatheringForAction(tx, actor, gatheringId)
    await moveGathering(tx, actor, gathering, {
      version,
      verb: 'cancel',
      heldOn: gathering.dayOpen ? null : gathering.heldOn,
      startsAt: gathering.dayOpen ? null : gathering.startsAt,
      reason,
      event: { action: 'gathering:cancel', payload: { reason } },
    })
    return { id: gatheringId }
  })
}
