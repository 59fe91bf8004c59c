import { signInInput } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { db } from '../../../platform/db.ts'
import { parseInput } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { countTry, forgetTries } from '../brake-statements.ts'
import { SignInRefusedError } from '../identity.errors.ts'
import { verifyPassword } from '../passwords.ts'
import { pendingOf } from '../pending.queries.ts'
import type { PendingSignIn } from '../pending.queries.ts'
import { openSession } from './open-session.ts'

/** A browser that has given the first proof. The token goes into its cookie and nowhere else; it gives no right yet. */
export interface SignInBegun {
  readonly token: string
  readonly pending: PendingSignIn
}

/**
 * The first step of signing in: e-mail and password. It opens a pending session of ten minutes, for the second factor or,
 * where the person has none yet, for adding one. Anybody may try; each try leaves one audit entry, a refused one without
 * the e-mail. Known, unknown and suspended names get the same words after the same work. Throws InvalidInputError,
 * {@link SignInRefusedError}, or UnavailableError while the brake on guessing holds or too many are signing in at once.
 */
export async function signIn(input: z.input<typeof signInInput>): Promise<SignInBegun> {
  const { email, password } = parseInput(signInInput, input)
  await countTry('password', email)
  const person = await db.person.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, suspendedAt: true, _count: { select: { factors: true } } },
  })
  const allowed = person !== null && person.suspendedAt === null ? person : null
  if (!(await verifyPassword(password, allowed?.passwordHash ?? null)) || allowed === null) {
    await recordAudit(db, {
      actor: anonymous,
      action: 'identity:signIn',
      subjectType: 'Person',
      subjectId: person?.id ?? 'unknown',
      refused: true,
    })
    throw new SignInRefusedError()
  }
  const stage = allowed._count.factors === 0 ? 'enrolment' : 'secondFactor'
  const token = await db.$transaction(async (tx) => {
    await forgetTries(tx, 'password', email)
    return openSession(tx, { personId: allowed.id, stage, method: 'password' })
  })
  const pending = await pendingOf(token)
  if (pending === null) throw new SignInRefusedError()
  return { token, pending }
}
