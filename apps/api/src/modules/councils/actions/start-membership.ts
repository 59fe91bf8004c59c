import type { z } from 'zod'
import { startMembershipInput } from '@hamkori/schema/councils'
import type { MembershipModel } from '../../../../generated/prisma/models.ts'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation } from '../../../platform/authorize.ts'
import { dateOf, dayOf } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import { run } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { requireTermWithin } from '../../../platform/end-of-term.ts'
import { ConflictError, ForbiddenError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { accounts } from '../../identity/index.ts'
import { people } from '../../people/index.ts'
import { maySeat, mayStartMembership } from '../councils.policy.ts'
import { kysely, query } from '../../../platform/query.ts'

type StartedMembership = z.output<typeof startMembershipInput>

/**
 * Seats somebody on a council. Coordinators, administrators and the system, and the council's chair and deputy; never
 * oneself. Leaves one audit entry. The same seat from the same day again changes nothing. Throws ConflictError where the
 * seat, or the office of chair or secretary, is taken in that time, or where the same seat and day came with another
 * person or office; InvalidInputError where there is no such council, or no person the actor may know of, and for a person who
 * sits there already or is an officer of its department.
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
      return putOnSeat(tx, actor, membership, ['personId'])
    })
  } catch (failure) {
    throw isUniqueViolation(failure) ? new ConflictError() : failure
  }
}

/**
 * The seat itself, in the transaction of an action that has asked who may do it and holds the council: the row and its audit
 * entry. Throws InvalidInputError at `personPath` for a person who sits on the council already in that time, or is then an
 * officer of the department that the council watches; below `termPath` for a term that begins more than a year ahead, or is
 * planned for more than ten.
 */
export async function putOnSeat(
  tx: Tx,
  actor: Actor,
  membership: StartedMembership,
  personPath: readonly string[],
  termPath: readonly string[] = [],
): Promise<MembershipModel> {
  const { councilId, personId, office, seat, nominatedBy, termFrom, termTo, demonstration } = membership
  requireTermWithin({ firstDay: termFrom, lastDay: termTo }, termPath, { first: 'termFrom', last: 'termTo' })
  const term = { from: dateOf(termFrom), to: termTo === undefined ? null : dateOf(termTo) }
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
  if (personId !== undefined) await refuseDoubleRole(tx, { councilId, personId, ...term }, personPath)
  const started = await tx.membership.create({
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
  await recordAudit(tx, actor, {
    ...capacityFor(actor, 'membership:start', { councilId }),
    action: 'membership:start',
    payload: { office, seat, from: dayOf(started.termFrom) },
    subjectType: 'Membership',
    subjectId: started.id,
  })
  return started
}

interface PersonsTerm {
  readonly councilId: string
  readonly personId: string
  readonly from: Date
  readonly to: Date | null
}

/** Who sits on a council counts once there, and watches no department of their own. The database holds both too. */
async function refuseDoubleRole(
  tx: Tx,
  { councilId, personId, from, to }: PersonsTerm,
  path: readonly string[],
): Promise<void> {
  const sits = await tx.membership.count({
    where: {
      councilId,
      personId,
      OR: [{ termTo: null }, { termTo: { gte: from } }],
      ...(to === null ? {} : { termFrom: { lte: to } }),
    },
  })
  if (sits > 0) throw new InvalidInputError([invalidAt(path, 'sits_on_council')])
  const { departmentId } = await tx.council.findUniqueOrThrow({ where: { id: councilId } })
  const watched = await tx.postView.count({
    where: {
      personId,
      departmentId,
      role: 'officer',
      OR: [{ validTo: null }, { validTo: { gte: from } }],
      ...(to === null ? {} : { validFrom: { lte: to } }),
    },
  })
  if (watched > 0) throw new InvalidInputError([invalidAt(path, 'is_watched_officer')])
}

const councilForUpdate = query((values: { councilId: string }) =>
  kysely.selectFrom('council').select('id').where('id', '=', values.councilId).forUpdate(),
)

/**
 * Holds the council's row until the action is done, so that two acts cannot give one seat away together. Throws
 * InvalidInputError at `path` where there is no such council.
 */
export async function lockCouncil(tx: Tx, councilId: string, path: readonly string[]): Promise<void> {
  const held = await run(councilForUpdate, { councilId }, tx)
  if (held.length === 0) throw new InvalidInputError([invalidAt(path, 'unknown_record')])
}

/** A chair seats only somebody of the own council anew; whoever never sat on it is invited. */
async function isVisible(tx: Tx, actor: Actor, personId: string): Promise<boolean> {
  const seats = await tx.membership.findMany({ where: { personId }, select: { councilId: true } })
  return maySeat(
    actor,
    seats.map(({ councilId }) => councilId),
  )
}
