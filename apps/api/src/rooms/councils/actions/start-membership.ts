import type { z } from 'zod'
import { startMembershipInput } from '@hamkori/schema/councils'
import type { MembershipModel } from '../../../../generated/prisma/models.ts'
import { recordAudit } from '../../../platform/audit.ts'
import { dateOf, dayOf } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { mayStartMembership } from '../councils.policy.ts'

/**
 * Seats somebody on a council. Coordinators, administrators and the system; leaves one audit entry. The same seat from
 * the same day again changes nothing. Throws ConflictError where the seat, or the office of chair or secretary, is taken
 * in that time, or where the same seat and day came with another person or office.
 */
export async function startMembership(
  actor: Actor,
  input: z.input<typeof startMembershipInput>,
): Promise<MembershipModel> {
  const { councilId, personId, office, seat, nominatedBy, termFrom, termTo, demonstration } = parseInput(
    startMembershipInput,
    input,
  )
  if (!mayStartMembership(actor)) throw new ForbiddenError('membership:start')
  const term = { from: dateOf(termFrom), to: termTo === undefined ? null : dateOf(termTo) }
  try {
    return await db.$transaction(async (tx) => {
      await refuseUnknown(tx, councilId, personId)
      const held = await tx.membership.findUnique({
        where: { councilId_seat_termFrom: { councilId, seat, termFrom: term.from } },
      })
      if (held !== null) {
        if (held.office !== office || held.personId !== (personId ?? null)) throw new ConflictError()
        return held
      }
      const unique = office === 'chair' || office === 'secretary'
      const taken = await tx.membership.findFirst({
        where: {
          councilId,
          OR: [{ seat }, ...(unique ? [{ office }] : [])],
          AND: [
            { OR: [{ termTo: null }, { termTo: { gte: term.from } }] },
            ...(term.to === null ? [] : [{ termFrom: { lte: term.to } }]),
          ],
        },
      })
      if (taken !== null) throw new ConflictError()
      const membership = await tx.membership.create({
        data: {
          councilId,
          personId: personId ?? null,
          office,
          seat,
          nominatedByTg: nominatedBy?.tg ?? null,
          nominatedByRu: nominatedBy?.ru ?? null,
          nominatedByEn: nominatedBy?.en ?? null,
          termFrom: term.from,
          termTo: term.to,
          demonstration,
        },
      })
      const note = `${office}, seat ${seat}, from ${dayOf(membership.termFrom)}`
      await recordAudit(tx, {
        actor,
        action: 'membership:start',
        subjectType: 'Membership',
        subjectId: membership.id,
        note,
      })
      return membership
    })
  } catch (failure) {
    throw isUniqueViolation(failure) ? new ConflictError() : failure
  }
}

/** Holds the council's row until the act is done, so that two acts cannot give one seat away together. */
async function refuseUnknown(tx: Tx, councilId: string, personId: string | undefined): Promise<void> {
  const councils = await tx.$queryRaw<unknown[]>`SELECT FROM council WHERE id = ${councilId}::uuid FOR UPDATE`
  if (councils.length === 0) throw new InvalidInputError([invalidAt(['councilId'], 'unknown_record')])
  if (personId !== undefined && (await tx.person.count({ where: { id: personId } })) === 0) {
    throw new InvalidInputError([invalidAt(['personId'], 'unknown_record')])
  }
}
