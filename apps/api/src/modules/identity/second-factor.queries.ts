import type { SecondFactorMethod } from '@hamkori/schema/identity'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { decrypt } from '../../platform/encryption.ts'
import { recoveryCodeHash } from './factors/recovery-codes.ts'
import { stepOfCode } from './factors/totp.ts'

const sixDigits = /^\d{6}$/

/** What a typed code could be; null where it can be nothing. Spaces and dashes do not count. */
export function readCode(text: string): { totp: string } | { recoveryCode: Uint8Array<ArrayBuffer> } | null {
  const tidy = text.slice(0, 100).replace(/[\s\p{Pd}]/gu, '')
  if (sixDigits.test(tidy)) return { totp: tidy }
  const recoveryCode = recoveryCodeHash(text)
  return recoveryCode === null ? null : { recoveryCode }
}

/** What a encrypted secret of codes belongs to; it opens for nobody else. */
export function aboutSecretOf(personId: string): string {
  return `totp of ${personId}`
}

/**
 * Takes a code of a person, in the transaction of the action that it proves. A code works once: of two at the same time one
 * wins, and a half-minute that was used is never taken again. Returns what kind it was, or null where it is wrong.
 */
export async function takeCode(
  tx: Tx,
  personId: string,
  code: NonNullable<ReturnType<typeof readCode>>,
): Promise<SecondFactorMethod | null> {
  const moment = now()
  if ('recoveryCode' in code) {
    const { count } = await tx.recoveryCode.updateMany({
      where: { personId, codeHash: code.recoveryCode, usedAt: null },
      data: { usedAt: moment },
    })
    return count === 1 ? 'recoveryCode' : null
  }
  const factors = await tx.factor.findMany({
    where: { personId, kind: 'totp' },
    select: { id: true, encryptedSecret: true },
  })
  for (const { id, encryptedSecret } of factors) {
    if (encryptedSecret === null) continue
    const step = stepOfCode(decrypt(encryptedSecret, aboutSecretOf(personId)), code.totp, moment)
    if (step === null) continue
    const { count } = await tx.factor.updateMany({
      where: { id, lastStep: { lt: step } },
      data: { lastStep: step, lastUsedAt: moment },
    })
    if (count === 1) return 'totp'
  }
  return null
}
