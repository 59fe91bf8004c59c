import type { z } from 'zod'
import { startMembershipInput } from '@hamkori/schema/councils'
import type { MembershipModel } from '../../../../generated/prisma/models.ts'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation } from '../../../platform/authorize.ts'
import { dateOf, dayOf } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { requireTermWithin } from '../../../platform/end-of-term.ts'
import { ConflictError, ForbiddenError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { accounts } from '../../identity/index.ts'
import { people } from '../../people/index.ts'
import { maySeat, mayStartMembership } from '../councils.policy.ts'
import { lockCouncil } from '../council-statements.ts'
import { seatProblem } from '../seat-rules.ts'

type StartedMembership = z.output<typeof startMembershipInput>

/**
 * Seats somebody on a council. Coordinators, administrators and the system, and the council's chair and deputy; never
 * oneself. Leaves one audit entry. The same seat from the same day again changes nothing. Throws ConflictError where the
 * same seat and day came with another person or office; InvalidInputError where there is no such council, or no person the actor
 * may know of, at `seat` or `office` where it is taken, offered or not there, at `personId` for somebody who sits there already, is
 * an officer of its department or has not accepted the invitation, and for a term that begins more than a year ahead or is
 * planned for more than ten.
 */
export async function startMembership(
  actor: Actor,
  input: z.input<typeof startMembershipInput>,
): Promise<MembershipModel> {
  const membership = parseInput(startMembershipInput, input)
  const { councilId, personId } = membership
  if (!mayStartMembership(actor, councilId)) throw new ForbiddenError('membership:start')
  if (personId !== undefined && people.isOneself(actor, personId)) throw new ForbiddenError('membership:start')
  requireConfirmation(actor)
  try {
    return await db.$transaction(async (tx) => {
      await lockCouncil(tx, councilId, ['councilId'])
      const person = await accounts.lock(tx, actor, personId ?? null, 'membership:start')
      if (personId !== undefined && (person === null || !(await isVisible(tx, actor, personId)))) {
        throw new InvalidInputError([invalidAt(['personId'], 'unknown_record')])
      }
      if (person !== null && person.acceptedAt === null) {
        throw new InvalidInputError([invalidAt(['personId'], 'has_not_answered')])
      }
      return putOnSeat(tx, actor, membership)
    })
  } catch (failure) {
    throw isUniqueViolation(failure) ? new ConflictError() : failure
  }
}

/** The seat itself, where it is free and the person can have it: the row and its audit entry. */
async function putOnSeat(tx: Tx, actor: Actor, membership: StartedMembership): Promise<MembershipModel> {
  const { councilId, personId, office, seat, name, nominatedBy, termFrom, termTo, demonstration } = membership
  requireTermWithin({ firstDay: termFrom, lastDay: termTo }, [], { first: 'termFrom', last: 'termTo' })
  const term = { from: dateOf(termFrom), to: termTo === undefined ? null : dateOf(termTo) }
  const held = await tx.membership.findUnique({
    where: { councilId_seat_termFrom: { councilId, seat, termFrom: term.from } },
  })
  if (held !== null) {
    if (held.office !== office || held.personId !== (personId ?? null)) throw new ConflictError()
    return held
  }
  const problem = await seatProblem(tx, { councilId, personId, office, seat, ...term })
  if (problem !== null) {
    throw new InvalidInputError([invalidAt(problem.path.length > 0 ? problem.path : ['personId'], problem.code)])
  }
  const started = await tx.membership.create({
    data: {
      councilId,
      personId: personId ?? null,
      office,
      seat,
      holderName: name ?? null,
      nominatedByTg: nominatedBy?.tg ?? null,
      nominatedByRu: nominatedBy?.ru ?? null,
      nominatedByEn: nominatedBy?.en ?? null,
      termFrom: term.from,
      termTo: term.to,
      demonstration,
    },
  })
  await recordAudit(tx, actor, {
    ...capacityFor(actor, 'membership:start', { councilId }),
    action: 'membership:start',
    payload: { office, seat, from: dayOf(started.termFrom) },
    subjectType: 'Membership',
    subjectId: started.id,
  })
  return started
}

/** A chair seats only somebody of the own council anew; whoever never sat on it is invited. */
async function isVisible(tx: Tx, actor: Actor, personId: string): Promise<boolean> {
  const seats = await tx.membership.findMany({ where: { personId }, select: { councilId: true } })
  return maySeat(
    actor,
    seats.map(({ councilId }) => councilId),
  )
}
