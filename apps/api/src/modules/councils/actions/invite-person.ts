import { invitePersonInput } from '@hamkori/schema/councils'
import type { z } from 'zod'
import { requireConfirmation } from '../../../platform/authorize.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { accounts } from '../../identity/index.ts'
import { people } from '../../people/index.ts'
import { lockCouncil, putOnSeat } from './start-membership.ts'

/**
 * Invites somebody by email to a post, a seat on a council, or both: opens the account, puts the person in them and sends
 * a link of 72 hours. Administrators and the system; a chair or deputy chair to one seat on the own council only. Leaves
 * one audit entry for the invitation and one for the post and the seat each. Throws ConflictError where the email has an
 * account or the seat is taken. Returns the person's id.
 */
export async function invitePerson(actor: Actor, input: z.input<typeof invitePersonInput>): Promise<{ id: string }> {
  const { post, seat, ...invitee } = parseInput(invitePersonInput, input)
  const to = { holdsPosts: post !== undefined, councilIds: seat === undefined ? [] : [seat.councilId] }
  if (!people.mayInviteTo(actor, to)) throw new ForbiddenError('person:invite')
  requireConfirmation(actor)
  try {
    return await db.$transaction(async (tx) => {
      // The council first and then people, as every action on seats does: two of them never wait for each other.
      if (seat !== undefined) await lockCouncil(tx, seat.councilId, ['seat', 'councilId'])
      await accounts.lock(tx, actor, null, 'person:invite')
      await people.refuseUnknown(tx, false, post?.departmentId, ['post'])
      const person = await people.invite(tx, actor, invitee, { councilId: seat?.councilId })
      if (post !== undefined) await people.putInPost(tx, actor, { ...post, personId: person.id }, ['post'])
      if (seat !== undefined)
        await putOnSeat(tx, actor, { ...seat, personId: person.id, demonstration: false }, ['seat'], ['seat'])
      return person
    })
  } catch (failure) {
    throw isUniqueViolation(failure) ? new ConflictError() : failure
  }
}
