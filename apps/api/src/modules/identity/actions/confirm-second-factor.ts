import { codeInput } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { db } from '../../../platform/db.ts'
import { InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SignedInViewer } from '../../../platform/viewer.ts'
import { countAttempt, clearAttempts } from '../rate-limit-statements.ts'
import { SignInRefusedError } from '../identity.errors.ts'
import { resolveViewer } from '../identity.queries.ts'
import { validDeviceToken } from '../trusted-device.ts'
import { pendingOf } from '../pending.queries.ts'
import { readCode, takeCode } from '../second-factor.queries.ts'
import { completeSession } from './open-session.ts'

/** A browser that is signed in. The token goes into its cookie and nowhere else. */
export interface SignedIn {
  readonly token: string
  readonly viewer: SignedInViewer
}

/**
 * The second step of signing in: a code of the authenticator application or a recovery code, for the pending session of
 * this token. The token is replaced. Each try leaves one audit entry. Throws InvalidInputError for what cannot be a code,
 * {@link SignInRefusedError} where the code is wrong, was used, or nothing is pending, and UnavailableError while the
 * rate limit on guessing holds.
 */
export async function confirmSecondFactor(
  token: string | null,
  input: z.input<typeof codeInput>,
  trustedDeviceToken: string | null = null,
): Promise<SignedIn> {
  const code = readCode(parseInput(codeInput, input).code)
  if (code === null) throw new InvalidInputError([invalidAt(['code'], 'not_a_code')])
  const pending = await pendingOf(token)
  if (pending?.phase !== 'secondFactor') throw new SignInRefusedError()
  const mark = validDeviceToken(trustedDeviceToken, pending.personId)
  await countAttempt('code', pending.personId, mark)
  const fresh = await db.$transaction(async (tx) => {
    const method = await takeCode(tx, pending.personId, code)
    if (method === null) return null
    await clearAttempts(tx, 'code', pending.personId, mark)
    return completeSession(tx, pending, method)
  })
  const viewer = await resolveViewer(fresh)
  if (fresh === null || viewer.kind !== 'person') {
    await recordAudit(db, anonymous, {
      action: 'identity:signIn',
      payload: { by: 'code' },
      subjectType: 'Person',
      subjectId: pending.personId,
      refused: true,
    })
    throw new SignInRefusedError()
  }
  return { token: fresh, viewer }
}
