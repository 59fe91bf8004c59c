import { renewInvitationInput } from '@hamkori/schema/people'
import type { z } from 'zod'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { accounts } from '../../identity/index.ts'
import { lockInvited } from '../lock-invited.ts'
import { inviteByMail } from '../invite-by-mail.ts'

/**
 * Sends an invitation again, with a new link of 72 hours; the one before is worth nothing from then on. Whoever may invite
 * to what the person holds; leaves one audit entry. Throws NotFoundError for a person the actor may not know of,
 * ConflictError where the account is open already or suspended, UnavailableError where that address was written to too often.
 */
export async function renewInvitation(
  actor: Actor,
  input: z.input<typeof renewInvitationInput>,
): Promise<{ id: string }> {
  const { personId } = parseInput(renewInvitationInput, input)
  return db.$transaction(async (tx) => {
    const person = await lockInvited(tx, actor, personId)
    if (person.acceptedAt !== null || person.suspendedAt !== null) throw new ConflictError()
    // Asked last, so that only who may send it is counted: nobody's letter box is filled by others.
    await accounts.countMail(person.email)
    await inviteByMail(tx, actor, person, 'invitation:renew', person)
    return { id: personId }
  })
}
