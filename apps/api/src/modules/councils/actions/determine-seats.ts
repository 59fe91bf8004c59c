import { determineSeatsInput } from '@hamkori/schema/councils'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requirePermission } from '../../../platform/authorize.ts'
import { dateOf, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { lockCouncil } from '../council-statements.ts'

/**
 * Says how many seats a council has, numbered from 1. Coordinators, administrators and the system; leaves one audit entry. Throws
 * InvalidInputError at `councilId` where there is no such council, at `seatCount` where a seat beyond it is held or offered.
 */
export async function determineSeats(
  actor: Actor,
  input: z.input<typeof determineSeatsInput>,
): Promise<{ id: string }> {
  const { councilId, seatCount } = parseInput(determineSeatsInput, input)
  requirePermission(actor, 'council:establish')
  return db.$transaction(async (tx) => {
    await lockCouncil(tx, councilId, ['councilId'])
    const beyond = { councilId, seat: { gt: seatCount } }
    const held = await tx.membership.count({
      where: { ...beyond, OR: [{ termTo: null }, { termTo: { gte: dateOf(today()) } }] },
    })
    if (held + (await tx.seatOffer.count({ where: beyond })) > 0) {
      throw new InvalidInputError([invalidAt(['seatCount'], 'seat_taken')])
    }
    await tx.council.update({ where: { id: councilId }, data: { seatCount } })
    await recordAudit(tx, actor, {
      ...capacityFor(actor, 'council:establish'),
      action: 'council:determineSeats',
      payload: { seats: seatCount },
      subjectType: 'Council',
      subjectId: councilId,
    })
    return { id: councilId }
  })
}
