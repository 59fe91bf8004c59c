import { holdGatheringInput } from '@hamkori/schema/gatherings'
import type { HoldGatheringInput } from '@hamkori/schema/gatherings'
import { assertTransition } from '../../../platform/assert-transition.ts'
import { dateOf, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { freezePack } from '../freeze-pack.ts'
import { subjectOfGathering } from '../gatherings.policy.ts'
import { findGatheringForAction, gatheringLifecycle } from '../lifecycle.queries.ts'
import { moveGathering } from '../move-gathering.ts'

/**
 * Records that a gathering was held, on which day, and which of the invited councils took part; what the record says of them for its
 * period is kept as it stands at that moment. Chair, deputy chair and secretary of the host, and coordinators. Throws InvalidInputError
 * at `heldOn` for a day that is still to come, at `tookPart` for a council that was not invited, NotFoundError, ForbiddenError,
 * ConflictError.
 */
export async function holdGathering(actor: Actor, input: HoldGatheringInput): Promise<{ id: string }> {
  const { gatheringId, version, heldOn, tookPart } = parseInput(holdGatheringInput, input)
  return db.$transaction(async (tx) => {
    const gathering = await findGatheringForAction(tx, actor, gatheringId)
    assertTransition(gatheringLifecycle.transitions, actor, subjectOfGathering(actor, gathering), 'hold')
    if (heldOn > today()) throw new InvalidInputError([invalidAt(['heldOn'], 'date_in_future')])
    const invited = (await tx.gatheringCouncil.findMany({ where: { gatheringId } })).map(({ councilId }) => councilId)
    const strangers = tookPart.flatMap((id, at) =>
      invited.includes(id) ? [] : [invalidAt(['tookPart', String(at)], 'unknown_record')],
    )
    if (strangers.length > 0) throw new InvalidInputError(strangers)
    const { text, sha256 } = await freezePack(gathering, tookPart)
    await moveGathering(tx, actor, gathering, {
      version,
      verb: 'hold',
      change: { heldOn: dateOf(heldOn), dayOpen: false, pack: text, packSha256: sha256 },
      heldOn: dateOf(heldOn),
      startsAt: gathering.startsAt,
      event: { action: 'gathering:hold', payload: { heldOn, tookPart: new Set(tookPart).size } },
    })
    await tx.gatheringCouncil.updateMany({
      where: { gatheringId, councilId: { in: tookPart } },
      data: { tookPart: true },
    })
    await tx.gatheringCouncil.updateMany({
      where: { gatheringId, councilId: { notIn: tookPart } },
      data: { tookPart: false },
    })
    return { id: gatheringId }
  })
}
