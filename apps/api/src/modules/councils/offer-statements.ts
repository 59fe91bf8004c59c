import type { Language } from '@hamkori/schema/languages'
import type { CouncilOffice } from '../../../generated/prisma/enums.ts'
import type { SeatOfferModel } from '../../../generated/prisma/models.ts'
import { recordAudit } from '../../platform/audit.ts'
import { capacityFor } from '../../platform/authorize.ts'
import { dateOf, dayOf, now, today } from '../../platform/clock.ts'
import { run } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { requireTermWithin } from '../../platform/end-of-term.ts'
import { InvalidInputError, invalidAt } from '../../platform/errors.ts'
import type { Actor } from '../../platform/viewer.ts'
import { accounts } from '../identity/index.ts'
import { councilForUpdate } from './council-statements.ts'
import { seatProblem } from './seat-rules.ts'

/** A seat for somebody who is invited. Days are YYYY-MM-DD, both included. */
export interface OfferedSeat {
  readonly councilId: string
  readonly personId: string
  readonly office: CouncilOffice
  readonly seat: number
  readonly nominatedBy?: Readonly<Partial<Record<Language, string | undefined>>> | undefined
  readonly termFrom: string
  readonly termTo?: string | undefined
  /** The seat that is held without an account, where the invitation is to sign in for it. */
  readonly membershipId?: string
}

/**
 * Offers a seat in the transaction of an invitation, which has asked who may do it and holds the council: the row and its audit
 * entry. Nobody sits on it, and nobody else is given it, until the invitation is accepted or withdrawn. Throws InvalidInputError
 * below `path`, at `seat`, `office` or `councilId`, where the seat is not free or the person cannot have it; at `path` itself for a
 * seat that is held.
 */
export async function offerSeat(tx: Tx, actor: Actor, offer: OfferedSeat, path: readonly string[]): Promise<void> {
  const { councilId, personId, office, seat, nominatedBy, termFrom, termTo, membershipId } = offer
  requireTermWithin({ firstDay: termFrom, lastDay: termTo }, path, { first: 'termFrom', last: 'termTo' })
  const term = { from: dateOf(termFrom), to: termTo === undefined ? null : dateOf(termTo) }
  const problem = await seatProblem(tx, { councilId, personId, office, seat, ...term, membershipId })
  if (problem !== null) {
    // What is wrong with the person is said at the council; a seat that is held already is one field.
    const field = membershipId === undefined ? (problem.path[0] ?? 'councilId') : null
    throw new InvalidInputError([invalidAt(field === null ? path : [...path, field], problem.code)])
  }
  await tx.seatOffer.create({
    data: {
      councilId,
      personId,
      office,
      seat,
      nominatedByTg: nominatedBy?.tg ?? null,
      nominatedByRu: nominatedBy?.ru ?? null,
      nominatedByEn: nominatedBy?.en ?? null,
      termFrom: term.from,
      termTo: term.to,
      membershipId: membershipId ?? null,
      createdAt: now(),
    },
  })
  await recordAudit(tx, actor, {
    ...capacityFor(actor, 'person:invite', { councilId }),
    action: 'membership:offer',
    payload: { office, seat, from: termFrom },
    subjectType: 'Person',
    subjectId: personId,
  })
}

/**
 * Seats a person on what was offered, from the day of acceptance on, or from the later first day of the term. What is not free any
 * more, or whose term has passed meanwhile, lapses, with an audit entry.
 */
async function seatAccepted(tx: Tx, personId: string): Promise<void> {
  const offers = await tx.seatOffer.findMany({ where: { personId }, orderBy: { councilId: 'asc' } })
  for (const offer of offers) {
    await run(councilForUpdate, { councilId: offer.councilId }, tx)
    await tx.seatOffer.delete({ where: { id: offer.id } })
    if (await seatOn(tx, offer)) continue
    await recordAudit(
      tx,
      { kind: 'person', personId },
      {
        action: 'membership:lapse',
        payload: { office: offer.office, seat: offer.seat },
        subjectType: 'Person',
        subjectId: personId,
      },
    )
  }
}

/** False where the seat cannot be had any more. */
async function seatOn(tx: Tx, offer: SeatOfferModel): Promise<boolean> {
  const { councilId, personId, office, seat, termTo, membershipId } = offer
  const begins = dayOf(offer.termFrom) > today() ? dayOf(offer.termFrom) : today()
  const from = dateOf(begins)
  if (termTo !== null && termTo < from) return false
  const problem = await seatProblem(tx, {
    councilId,
    personId,
    office,
    seat,
    from,
    to: termTo,
    membershipId: membershipId ?? undefined,
  })
  if (problem !== null) return false
  const actor = { kind: 'person', personId } as const
  if (membershipId !== null) {
    await tx.membership.update({ where: { id: membershipId }, data: { personId } })
    await recordAudit(tx, actor, {
      action: 'membership:connect',
      payload: { office, seat },
      subjectType: 'Membership',
      subjectId: membershipId,
    })
    return true
  }
  const { nominatedByTg, nominatedByRu, nominatedByEn } = offer
  const { id } = await tx.membership.create({
    data: { councilId, personId, office, seat, nominatedByTg, nominatedByRu, nominatedByEn, termFrom: from, termTo },
  })
  await recordAudit(tx, actor, {
    action: 'membership:start',
    payload: { office, seat, from: begins },
    subjectType: 'Membership',
    subjectId: id,
  })
  return true
}

accounts.whenAnswered({
  accepted: seatAccepted,
  async withdrawn(tx, personId) {
    await tx.seatOffer.deleteMany({ where: { personId } })
  },
})
