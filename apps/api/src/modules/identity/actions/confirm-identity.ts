import { confirmIdentityInput } from '@hamkori/schema/identity'
import type { SecondFactorMethod } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { requirePermission } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { ForbiddenError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { SignedInViewer, Viewer } from '../../../platform/viewer.ts'
import { countAttempt, clearAttempts } from '../rate-limit-statements.ts'
import { SignInRefusedError } from '../identity.errors.ts'
import { verifyPassword } from '../passwords.ts'
import { readCode, takeCode } from '../second-factor.queries.ts'

/**
 * Proves once more, with password and code, who is signed in: for ten minutes the acts that ask for it are open. Leaves
 * one audit entry, a refused try too. Throws InvalidInputError, {@link SignInRefusedError} where either is wrong, and
 * UnavailableError while the rate limit on guessing holds.
 */
export async function confirmIdentity(
  viewer: Viewer,
  input: z.input<typeof confirmIdentityInput>,
): Promise<SignedInViewer> {
  const { password, code: text } = parseInput(confirmIdentityInput, input)
  requirePermission(viewer, 'identity:confirm')
  if (viewer.kind !== 'person') throw new ForbiddenError('identity:confirm')
  const code = readCode(text)
  if (code === null) throw new InvalidInputError([invalidAt(['code'], 'not_a_code')])
  const { personId, email } = viewer
  await countAttempt('password', email)
  await countAttempt('code', personId)
  const { passwordHash } = await db.person.findUniqueOrThrow({ where: { id: personId } })
  const isRight = await verifyPassword(password, passwordHash)
  const confirmed = await db.$transaction(async (tx) => {
    const method = isRight ? await takeCode(tx, personId, code) : null
    if (method === null) return null
    await clearAttempts(tx, 'password', email)
    await clearAttempts(tx, 'code', personId)
    return noteConfirmation(tx, viewer, method)
  })
  if (confirmed !== null) return confirmed
  await recordAudit(db, viewer, {
    action: 'identity:confirm',
    payload: {},
    subjectType: 'Session',
    subjectId: viewer.sessionId,
    refused: true,
  })
  throw new SignInRefusedError()
}

/** Notes in the session that both factors were proved now, with one audit entry; null where the session is over. */
export async function noteConfirmation(
  tx: Tx,
  viewer: SignedInViewer,
  by: SecondFactorMethod,
): Promise<SignedInViewer | null> {
  const confirmedAt = now()
  const { count } = await tx.session.updateMany({
    where: { id: viewer.sessionId, personId: viewer.personId, phase: 'full' },
    data: { confirmedAt },
  })
  if (count === 0) return null
  await recordAudit(tx, viewer, {
    action: 'identity:confirm',
    payload: { by },
    subjectType: 'Session',
    subjectId: viewer.sessionId,
  })
  return { ...viewer, confirmedAt }
}
