import { codeInput } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { encrypt } from '../../../platform/encryption.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { ceremonyOf } from '../ceremony.queries.ts'
import { requireEnroller } from '../enrolment.queries.ts'
import { stepOfCode } from '../factors/totp.ts'
import { aboutSecretOf, readCode } from '../second-factor.queries.ts'
import { addFactor } from './add-factor.ts'
import type { FactorAdded } from './add-factor.ts'

/** What an authenticator application is called until its owner removes it. */
const label = 'TOTP'

/**
 * Adds the authenticator application whose secret {@link beginTotp} made, once a first code of it is right. A first factor
 * completes the session and brings ten recovery codes. Leaves one audit entry. Throws InvalidInputError where the code is
 * wrong, ForbiddenError, ConfirmationNeededError, and ConflictError where no secret waits or there are too many factors.
 */
export async function finishTotp(
  viewer: Viewer,
  token: string | null,
  input: z.input<typeof codeInput>,
): Promise<FactorAdded> {
  const code = readCode(parseInput(codeInput, input).code)
  const enroller = await requireEnroller(viewer, token)
  if (code === null || !('totp' in code)) throw new InvalidInputError([invalidAt(['code'], 'not_a_code')])
  const ceremony = await ceremonyOf(enroller.sessionId, 'totpEnrolment')
  if (ceremony === null) throw new ConflictError()
  const moment = now()
  const step = stepOfCode(ceremony.memory, code.totp, moment)
  if (step === null) throw new InvalidInputError([invalidAt(['code'], 'wrong_code')])
  return db.$transaction(async (tx) => {
    const { count } = await tx.ceremony.deleteMany({ where: { id: ceremony.id } })
    if (count === 0) throw new ConflictError()
    return addFactor(tx, enroller, {
      kind: 'totp',
      label,
      addedAt: moment,
      lastUsedAt: moment,
      encryptedSecret: encrypt(ceremony.memory, aboutSecretOf(enroller.personId)),
      lastStep: step,
    })
  })
}
