import { createAccountInput, isDemonstrationEmail } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { requirePermission } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, parseInput } from '../../../platform/errors.ts'
import { demonstrationDay } from '../../../platform/installation.ts'
import { encrypt } from '../../../platform/encryption.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { refuseCommonPassword } from '../common-passwords.ts'
import { hashPassword } from '../passwords.ts'
import { normalizePerson } from '../normalize-person.ts'
import { aboutSecretOf } from '../second-factor.queries.ts'

/**
 * Opens an account for a person who holds, or is about to hold, a seat or a post. Administrators and the system may;
 * leaves one audit entry. A secret of codes, which then is known to others, only for accounts of the demonstration's domain
 * where demonstration content is loaded, and only by the system. Returns the person's id. Throws ConflictError where the
 * email has an account.
 */
export async function createAccount(actor: Actor, input: z.input<typeof createAccountInput>): Promise<{ id: string }> {
  const { email, password, label, demonstration, totpSecret } = parseInput(createAccountInput, input)
  requirePermission(actor, 'account:create')
  if (totpSecret !== undefined && !(await mayHaveKnownSecret(actor, email, demonstration)))
    throw new ForbiddenError('account:create')
  refuseCommonPassword(password, [email, label])
  const passwordHash = await hashPassword(password)
  const moment = now()
  try {
    return await db.$transaction(async (tx) => {
      const person = await tx.person.create({
        data: {
          email,
          passwordHash,
          label,
          searchText: normalizePerson(label, email),
          demonstration,
          createdAt: moment,
          acceptedAt: moment,
        },
        select: { id: true },
      })
      if (totpSecret !== undefined) {
        const encryptedSecret = encrypt(totpSecret, aboutSecretOf(person.id))
        await tx.factor.create({
          data: { personId: person.id, kind: 'totp', label: 'TOTP', addedAt: moment, encryptedSecret, lastStep: 0 },
        })
      }
      await recordAudit(tx, actor, {
        action: 'account:create',
        payload: {},
        subjectType: 'Person',
        subjectId: person.id,
      })
      return person
    })
  } catch (failure) {
    throw isUniqueViolation(failure) ? new ConflictError() : failure
  }
}

async function mayHaveKnownSecret(actor: Actor, email: string, demonstration: boolean): Promise<boolean> {
  return actor.kind === 'system' && demonstration && isDemonstrationEmail(email) && (await demonstrationDay()) !== null
}
