import { gatheringInput } from '@hamkori/schema/gatherings'
import type { GatheringInput } from '@hamkori/schema/gatherings'
import { assertTransition } from '../../../platform/assert-transition.ts'
import { dayOf, now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { subjectOfGathering } from '../gatherings.policy.ts'
import { findGatheringForAction, gatheringLifecycle } from '../lifecycle.queries.ts'
import { moveGathering } from '../move-gathering.ts'
import { refuseDay } from '../written-gathering.ts'

/**
 * Announces a gathering as it is drafted: public from then on, and its texts stay. Chair, deputy chair and secretary of the host, and
 * coordinators. Throws InvalidInputError at `heldOn` where its day has passed, NotFoundError, ForbiddenError, ConflictError.
 */
export async function announceGathering(actor: Actor, input: GatheringInput): Promise<{ id: string }> {
  const { gatheringId, version } = parseInput(gatheringInput, input)
  return db.$transaction(async (tx) => {
    const gathering = await findGatheringForAction(tx, actor, gatheringId)
    assertTransition(gatheringLifecycle.transitions, actor, subjectOfGathering(actor, gathering), 'announce')
    const heldOn = dayOf(gathering.heldOn)
    refuseDay(heldOn)
    await moveGathering(tx, actor, gathering, {
      version,
      verb: 'announce',
      change: { announcedAt: now() },
      heldOn: gathering.heldOn,
      startsAt: gathering.startsAt,
      event: { action: 'gathering:announce', payload: { heldOn } },
    })
    return { id: gatheringId }
  })
}
