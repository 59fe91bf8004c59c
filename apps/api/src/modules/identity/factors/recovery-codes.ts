import { createHash, randomBytes } from 'node:crypto'
import { recoveryCodeCount } from '@hamkori/schema/identity'
import { formatTypedCode, parseTypedCode } from '@hamkori/schema/typed-codes'

const domain = 'hamkori/recovery-code/v2'
/** 120 bits. From 112 on a plain hash is enough (ASVS 5.0, V6.5.2). */
const codeBytes = 15

/** A recovery code as its owner keeps it, and what is stored of it. */
export interface NewRecoveryCode {
  readonly code: string
  readonly codeHash: Uint8Array<ArrayBuffer>
}

/** Ten new codes, written like receipts but longer: `008J-4CT4-ANK7-F24S-7V3M-9QXZ`. Only the hashes are ever stored. */
export function newRecoveryCodes(): NewRecoveryCode[] {
  return Array.from({ length: recoveryCodeCount }, () => {
    const bytes = randomBytes(codeBytes)
    return { code: formatTypedCode(bytes), codeHash: hashOf(bytes) }
  })
}

/** What is stored of a code that somebody typed, in any of the ways people copy one; null where it cannot be one. */
export function recoveryCodeHash(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = parseTypedCode(text, codeBytes)
  return bytes === null ? null : hashOf(bytes)
}

/** SHA-256 with a domain of its own. The code is random, so it needs no salt. */
function hashOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(domain).update(bytes).digest())
}
