import { postponeGatheringInput } from '@hamkori/schema/gatherings'
import type { PostponeGatheringInput } from '@hamkori/schema/gatherings'
import { assertTransition } from '../../../platform/assert-transition.ts'
import { dateOf, dayOf } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { subjectOfGathering } from '../gatherings.policy.ts'
import { findGatheringForAction, gatheringLifecycle } from '../lifecycle.queries.ts'
import { moveGathering } from '../move-gathering.ts'
import { refuseDay } from '../written-gathering.ts'

/**
 * Puts an announced gathering off, with a public reason: to another day or hour, or for the time being. What was said before stays
 * readable. Chair, deputy chair and secretary of the host, and coordinators. Throws InvalidInputError at `heldOn` for a day that has
 * passed, is too far ahead or is the same, NotFoundError, ForbiddenError, ConflictError.
 */
export async function postponeGathering(actor: Actor, input: PostponeGatheringInput): Promise<{ id: string }> {
  const { gatheringId, version, reason, heldOn, startsAt } = parseInput(postponeGatheringInput, input)
  return db.$transaction(async (tx) => {
    const gathering = await findGatheringForAction(tx, actor, gatheringId)
    assertTransition(gatheringLifecycle.transitions, actor, subjectOfGathering(actor, gathering), 'postpone')
    const hour = startsAt ?? gathering.startsAt
    if (heldOn !== undefined) {
      refuseDay(heldOn)
      const isSame = !gathering.dayOpen && heldOn === dayOf(gathering.heldOn) && hour === gathering.startsAt
      if (isSame) throw new InvalidInputError([invalidAt(['heldOn'], 'unchanged')])
    }
    const day = heldOn === undefined ? null : dateOf(heldOn)
    await moveGathering(tx, actor, gathering, {
      version,
      verb: 'postpone',
      change: day === null ? { dayOpen: true } : { heldOn: day, startsAt: hour, dayOpen: false },
      heldOn: day,
      startsAt: day === null ? null : hour,
      reason,
      event: { action: 'gathering:postpone', payload: { heldOn: heldOn ?? null, reason } },
    })
    return { id: gatheringId }
  })
}
