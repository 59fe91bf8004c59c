import { invitePersonInput } from '@hamkori/schema/councils'
import type { z } from 'zod'
import { requireConfirmation } from '../../../platform/authorize.ts'
import { dayOf } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { accounts } from '../../identity/index.ts'
import { people } from '../../people/index.ts'
import { lockCouncil } from '../council-statements.ts'
import { offerSeat } from '../offer-statements.ts'
import type { OfferedSeat } from '../offer-statements.ts'

type Invited = z.output<typeof invitePersonInput>

/**
 * Invites somebody by email to a post, a seat on a council, or both: opens the account, puts the person in the post, offers the
 * seat, which begins with the acceptance, and sends a link of 72 hours. A seat that its holder has without an account is offered
 * by its id. Administrators and the system; a chair or deputy chair to one seat on the own council only. Leaves one audit entry
 * for the invitation and one for the post and the seat each. Throws InvalidInputError at `email` where it has an account or an
 * invitation waits, and below `seat` or at `heldSeatId` where that seat is not to be had. Returns the person's id.
 */
export async function invitePerson(actor: Actor, input: z.input<typeof invitePersonInput>): Promise<{ id: string }> {
  const { post, seat, heldSeatId, addressConfirmed: _confirmed, ...invitee } = parseInput(invitePersonInput, input)
  const held = await seatToOffer({ seat, heldSeatId })
  const to = { holdsPosts: post !== undefined, councilIds: held === null ? [] : [held.councilId] }
  if (!people.mayInviteTo(actor, to)) throw new ForbiddenError('person:invite')
  if (heldSeatId !== undefined && held === null)
    throw new InvalidInputError([invalidAt(['heldSeatId'], 'unknown_record')])
  requireConfirmation(actor)
  return db.$transaction(async (tx) => {
    // The council first and then people, as every action on seats does: two of them never wait for each other.
    if (held !== null) await lockCouncil(tx, held.councilId, ['seat', 'councilId'])
    await accounts.lock(tx, actor, null, 'person:invite')
    await people.refuseUnknown(tx, false, post?.departmentId, ['post'])
    const person = await people.invite(tx, actor, invitee, { councilId: held?.councilId })
    if (post !== undefined) await people.putInPost(tx, actor, { ...post, personId: person.id }, ['post'])
    if (held !== null)
      await offerSeat(tx, actor, { ...held, personId: person.id }, [heldSeatId === undefined ? 'seat' : 'heldSeatId'])
    return person
  })
}

/** The seat that is offered: a free one, or one that its holder has without an account. Null without one, or where it is unknown. */
async function seatToOffer({
  seat,
  heldSeatId,
}: Pick<Invited, 'seat' | 'heldSeatId'>): Promise<Omit<OfferedSeat, 'personId'> | null> {
  if (seat !== undefined) return seat
  if (heldSeatId === undefined) return null
  const held = await db.membership.findUnique({ where: { id: heldSeatId } })
  if (held === null) return null
  const { councilId, office, seat: number, termFrom, termTo } = held
  return {
    councilId,
    office,
    seat: number,
    termFrom: dayOf(termFrom),
    termTo: termTo === null ? undefined : dayOf(termTo),
    membershipId: heldSeatId,
  }
}
