import { createAccountInput } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { requirePermission } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { hashPassword } from '../passwords.ts'
import { foldPerson } from '../people.queries.ts'

/**
 * Opens an account for a person who holds, or is about to hold, a seat or a post. Administrators and the system may;
 * leaves one audit entry. Returns the person's id. Throws ConflictError where the e-mail has an account.
 */
export async function createAccount(actor: Actor, input: z.input<typeof createAccountInput>): Promise<{ id: string }> {
  const { email, password, label, demonstration } = parseInput(createAccountInput, input)
  requirePermission(actor, 'account:create')
  const passwordHash = await hashPassword(password)
  try {
    return await db.$transaction(async (tx) => {
      const person = await tx.person.create({
        data: {
          email,
          passwordHash,
          label,
          folded: foldPerson(label, email),
          demonstration,
          createdAt: now(),
          acceptedAt: now(),
        },
        select: { id: true },
      })
      await recordAudit(tx, { actor, action: 'account:create', subjectType: 'Person', subjectId: person.id })
      return person
    })
  } catch (failure) {
    throw isUniqueViolation(failure) ? new ConflictError() : failure
  }
}
