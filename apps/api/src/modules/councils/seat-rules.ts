import type { IssueCode } from '@hamkori/schema/issues'
import type { CouncilOffice } from '../../../generated/prisma/enums.ts'
import { dateOf, today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'

/** A seat that somebody is to have, in the transaction that holds its council. */
export interface WantedSeat {
  readonly councilId: string
  readonly personId: string | undefined
  readonly office: CouncilOffice
  readonly seat: number
  readonly from: Date
  /** The last day; null where no end is set. */
  readonly to: Date | null
  /** The seat itself, where its holder has it without an account already. */
  readonly membershipId?: string | undefined
}

/** Why a seat cannot be had, and at which of its fields: `seat`, `office`, or the person (an empty path). */
export interface SeatProblem {
  readonly path: readonly string[]
  readonly code: IssueCode
}

/**
 * Why a seat cannot be given: the council has no such seat; another holds it, or its only office, in that time; it is offered to
 * another; the person sits there already, or is an officer of the department that the council watches. Null where it can. The
 * database holds all of this too.
 */
export async function seatProblem(tx: Tx, wanted: WantedSeat): Promise<SeatProblem | null> {
  const { councilId, personId, office, seat, from, to, membershipId } = wanted
  const inThatTime = {
    OR: [{ termTo: null }, { termTo: { gte: from } }],
    ...(to === null ? {} : { termFrom: { lte: to } }),
  }
  const { seatCount, departmentId } = await tx.council.findUniqueOrThrow({ where: { id: councilId } })
  if (seat > seatCount) return { path: ['seat'], code: 'seat_missing' }
  if (membershipId !== undefined) {
    const held = await tx.membership.findUnique({ where: { id: membershipId } })
    const isOver = held?.termTo != null && held.termTo < dateOf(today())
    if (held === null || held.personId !== null || isOver) return { path: [], code: 'seat_has_account' }
  }
  const others = { councilId, ...(membershipId === undefined ? {} : { id: { not: membershipId } }), ...inThatTime }
  if ((await tx.membership.count({ where: { ...others, seat } })) > 0) return { path: ['seat'], code: 'seat_taken' }
  if ((await tx.seatOffer.count({ where: { councilId, seat } })) > 0) return { path: ['seat'], code: 'seat_offered' }
  if (office === 'chair' || office === 'secretary') {
    const taken = (await tx.membership.count({ where: { ...others, office } })) > 0
    if (taken || (await tx.seatOffer.count({ where: { councilId, office } })) > 0)
      return { path: ['office'], code: 'office_taken' }
  }
  if (personId === undefined) return null
  const sits = await tx.membership.count({ where: { councilId, personId, ...inThatTime } })
  if (sits > 0) return { path: [], code: 'sits_on_council' }
  const watched = await tx.postView.count({
    where: {
      personId,
      departmentId,
      role: 'officer',
      OR: [{ validTo: null }, { validTo: { gte: from } }],
      ...(to === null ? {} : { validFrom: { lte: to } }),
    },
  })
  return watched > 0 ? { path: [], code: 'is_watched_officer' } : null
}
