import { concludeGatheringInput } from '@hamkori/schema/gatherings'
import type { ConcludeGatheringInput } from '@hamkori/schema/gatherings'
import { db } from '../../../platform/db.ts'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findGatheringForAction } from '../lifecycle.queries.ts'
import { moveGathering } from '../move-gathering.ts'
import { outcomeColumns } from '../outcome-columns.ts'

/**
 * Publishes what a gathering that was held has come to; nothing of it changes after that. Chair, deputy chair and secretary of the host,
 * and coordinators. Throws InvalidInputError, NotFoundError, ForbiddenError, ConflictError.
 */
export async function concludeGathering(actor: Actor, input: ConcludeGatheringInput): Promise<{ id: string }> {
  const { gatheringId, version, outcome } = parseInput(concludeGatheringInput, input)
  return db.$transaction(async (tx) => {
    const gathering = await findGatheringForAction(tx, actor, gatheringId)
    await moveGathering(tx, actor, gathering, {
      version,
      verb: 'conclude',
      change: outcomeColumns(outcome),
      heldOn: gathering.heldOn,
      startsAt: gathering.startsAt,
      event: { action: 'gathering:conclude', payload: {} },
    })
    return { id: gatheringId }
  })
}
