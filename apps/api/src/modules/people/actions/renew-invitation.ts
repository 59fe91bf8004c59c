import { renewInvitationInput } from '@hamkori/schema/people'
import type { z } from 'zod'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { requireConfirmation } from '../../../platform/authorize.ts'
import { ConflictError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { accounts } from '../../identity/index.ts'
import { lockInvited } from '../lock-invited.ts'
import type { LockedInvited } from '../lock-invited.ts'
import { inviteByMail } from '../invite-by-mail.ts'

/**
 * Sends an invitation again, with a new link of 72 hours; the one before is worth nothing from then on. Where an address is given,
 * the one before was wrong: the account gets it, and the actor's proof has to be fresh. Whoever may invite to what the person
 * holds; leaves one audit entry. Throws NotFoundError for a person the actor may not know of, ConflictError where the account is
 * open already or suspended, InvalidInputError at `email` where the address has an account, UnavailableError where it was written
 * to too often.
 */
export async function renewInvitation(
  actor: Actor,
  input: z.input<typeof renewInvitationInput>,
): Promise<{ id: string }> {
  const { personId, email } = parseInput(renewInvitationInput, input)
  return db.$transaction(async (tx) => {
    const person = await lockInvited(tx, actor, personId)
    if (person.acceptedAt !== null || person.suspendedAt !== null) throw new ConflictError()
    const corrected = email !== undefined && email !== person.email
    if (corrected) {
      requireConfirmation(actor)
      await correctAddress(tx, person, email)
    }
    const addressee = corrected ? { ...person, email } : person
    // Asked last, so that only who may send it is counted: nobody's letter box is filled by others.
    await accounts.countMail(addressee.email)
    await inviteByMail(
      tx,
      actor,
      addressee,
      { action: 'invitation:renew', payload: corrected ? { corrected: 'address' } : {} },
      person,
    )
    return { id: personId }
  })
}

/** Gives the account its right address. Throws InvalidInputError where another account has it, as for whoever is invited anew. */
async function correctAddress(tx: Tx, person: LockedInvited, email: string): Promise<void> {
  const taken = new InvalidInputError([invalidAt(['email'], 'has_account')])
  if ((await accounts.find(tx, email)) !== null) throw taken
  try {
    await accounts.correctAddress(tx, person, email)
  } catch (failure) {
    throw isUniqueViolation(failure) ? taken : failure
  }
}
