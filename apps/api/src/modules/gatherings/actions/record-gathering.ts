import { recordGatheringInput } from '@hamkori/schema/gatherings'
import type { RecordGatheringInput } from '@hamkori/schema/gatherings'
import { requirePermission } from '../../../platform/authorize.ts'
import { dateOf, now, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { createByTransition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { gatheringLifecycle } from '../lifecycle.queries.ts'
import { capacityOn } from '../move-gathering.ts'
import { outcomeColumns } from '../outcome-columns.ts'
import { refusePlaces, writeParts, writtenColumns } from '../written-gathering.ts'

/**
 * Puts a gathering on the record that a source tells of: held and over, without a pack, because the record knows nothing of its period. By
 * its slug, once; what is there is left alone. Coordinators and the system. Says whether it was new. Throws InvalidInputError at
 * `sourceCodes` without a source, at `heldOn` for a day to come, at an unknown place, council or activity; ForbiddenError.
 */
export async function recordGathering(actor: Actor, input: RecordGatheringInput): Promise<boolean> {
  const { slug, outcome, activityCode, sourceCodes, ...written } = parseInput(recordGatheringInput, input)
  requirePermission(actor, 'gathering:record')
  if (sourceCodes.length === 0) throw new InvalidInputError([invalidAt(['sourceCodes'], 'required')])
  if (written.heldOn > today()) throw new InvalidInputError([invalidAt(['heldOn'], 'date_in_future')])
  return db.$transaction(async (tx) => {
    if ((await tx.gathering.count({ where: { slug } })) > 0) return false
    await refusePlaces(tx, written)
    const activity =
      activityCode === undefined ? null : await tx.activityView.findFirst({ where: { code: activityCode } })
    if (activityCode !== undefined && activity === null)
      throw new InvalidInputError([invalidAt(['activityCode'], 'unknown_record')])
    const capacity = capacityOn(actor, written.councilId)
    const { id, state } = await createByTransition(tx, gatheringLifecycle, {
      verbs: ['record'],
      create: (recorded) =>
        tx.gathering.create({
          data: {
            ...writtenColumns(written),
            ...outcomeColumns(outcome),
            ...{ slug, state: recorded, sourceCodes, activityId: activity?.id ?? null, createdAt: now() },
          },
        }),
      actor,
      capacity,
      event: { action: 'gathering:record', payload: {} },
    })
    await writeParts(tx, id, written)
    await tx.gatheringStep.create({
      data: { gatheringId: id, number: 1, state, capacity, at: now(), heldOn: dateOf(written.heldOn) },
    })
    return true
  })
}
