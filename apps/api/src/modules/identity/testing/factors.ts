import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { encrypt } from '../../../platform/encryption.ts'
import { codeAt, newTotpSecret } from '../factors/totp.ts'
import { newRecoveryCodes } from '../factors/recovery-codes.ts'
import { aboutSecretOf } from '../second-factor.queries.ts'
import { ownerDb } from '../../../testing/owner.ts'

/** Gives a person an authenticator application that has shown no code yet; returns its secret. */
export async function totpFactor(personId: string): Promise<string> {
  const secret = newTotpSecret()
  await ownerDb.factor.create({
    data: {
      personId,
      kind: 'totp',
      label: 'TOTP',
      addedAt: now(),
      encryptedSecret: encrypt(secret, aboutSecretOf(personId)),
      lastStep: 0,
    },
  })
  return secret
}

/** The code that the application shows now, or so many half-minutes from now. */
export function codeOf(secret: string, steps = 0): string {
  return codeAt(secret, new Date(now().getTime() + steps * 30_000))
}

/** Gives a person ten recovery codes, and returns them. */
export async function recoveryCodes(personId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  await db.recoveryCode.createMany({ data: codes.map(({ codeHash }) => ({ personId, codeHash })) })
  return codes.map(({ code }) => code)
}
