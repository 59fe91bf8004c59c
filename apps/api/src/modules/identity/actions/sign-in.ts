import { signInInput } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { db, run } from '../../../platform/db.ts'
import { parseInput } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { countAttempt, clearAttempts } from '../rate-limit-statements.ts'
import { SignInRefusedError } from '../identity.errors.ts'
import { validDeviceToken } from '../trusted-device.ts'
import { verifyPassword } from '../passwords.ts'
import { pendingOf } from '../pending.queries.ts'
import type { PendingSignIn } from '../pending.queries.ts'
import { openSession } from './open-session.ts'
import { kysely, query } from '../../../platform/query.ts'

/** A browser that has given the first proof. The token goes into its cookie and nowhere else; it gives no right yet. */
export interface SignInBegun {
  readonly token: string
  readonly pending: PendingSignIn
}

/**
 * The first step of signing in: email and password. It opens a pending session of ten minutes, for the second factor or,
 * where the person has none yet, for adding one. Anybody may try; each try leaves one audit entry, a refused one without
 * the email. Known, unknown and suspended names get the same words after the same work. `trustedDeviceToken` is the mark of a
 * browser in which the person has signed in before. Throws InvalidInputError,
 * {@link SignInRefusedError}, or UnavailableError while the rate limit on guessing holds or too many are signing in at once.
 */
export async function signIn(
  input: z.input<typeof signInInput>,
  trustedDeviceToken: string | null = null,
): Promise<SignInBegun> {
  const { email, password } = parseInput(signInInput, input)
  const person = await db.person.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, suspendedAt: true, _count: { select: { factors: true } } },
  })
  const mark = validDeviceToken(trustedDeviceToken, person?.id ?? 'unknown')
  await countAttempt('password', email, mark)
  const allowed = person !== null && person.suspendedAt === null ? person : null
  const isRight = await verifyPassword(password, allowed?.passwordHash ?? null)
  const token = isRight && allowed !== null ? await begin(allowed, email, mark) : null
  const pending = await pendingOf(token)
  if (token !== null && pending !== null) return { token, pending }
  await recordAudit(db, anonymous, {
    action: 'identity:signIn',
    payload: {},
    subjectType: 'Person',
    subjectId: person?.id ?? 'unknown',
    refused: true,
  })
  throw new SignInRefusedError()
}

interface Proved {
  readonly id: string
  readonly passwordHash: string | null
  readonly _count: { readonly factors: number }
}

const unchangedPerson = query((values: { id: string; passwordHash: string | null }) =>
  kysely
    .selectFrom('person')
    .select('id')
    .where('id', '=', values.id)
    .where('password_hash', '=', values.passwordHash)
    .where('suspended_at', 'is', null)
    .forShare(),
)

/** Opens the pending session; null where the password was changed or the person suspended since it was looked at. */
function begin({ id, passwordHash, _count }: Proved, email: string, mark: string | null): Promise<string | null> {
  const phase = _count.factors === 0 ? 'enrolment' : 'secondFactor'
  return db.$transaction(async (tx) => {
    // Held until the session stands: a new password that comes meanwhile ends this session too, and is not overtaken by it.
    const held = await run(unchangedPerson, { id, passwordHash }, tx)
    if (held.length === 0) return null
    await clearAttempts(tx, 'password', email, mark)
    return openSession(tx, { personId: id, phase, method: 'password' })
  })
}
