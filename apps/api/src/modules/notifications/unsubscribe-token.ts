import { createHmac, timingSafeEqual } from 'node:crypto'
import { mailKinds } from '@hamkori/schema/notifications.constants'
import type { MailKind } from '@hamkori/schema/notifications.constants'
import { derivedKeyFor } from '../../platform/encryption.ts'

/** What the link in a message switches off, and for whom. */
export interface Unsubscription {
  readonly personId: string
  readonly kinds: readonly MailKind[]
}

const idBytes = 16
/** Of the signature: nobody guesses one of 2^128. */
const signatureBytes = 16

/**
 * The token of a link that switches these kinds of message off for a person: the person's id, one bit for each kind, and a signature made
 * with SECRETS_KEY, in base64url. It does not expire, because a message is found again after years, and it opens nothing.
 */
export function unsubscribeToken({ personId, kinds }: Unsubscription): string {
  const bits = kinds.reduce((sum, kind) => sum | (1 << mailKinds.indexOf(kind)), 0)
  const said = Buffer.concat([Buffer.from(personId.replaceAll('-', ''), 'hex'), Buffer.of(bits)])
  return Buffer.concat([said, signatureOf(said)]).toString('base64url')
}

/** What a token says; null where nobody here has signed it, or it names no kind. */
export function readUnsubscribeToken(token: string): Unsubscription | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== idBytes + 1 + signatureBytes) return null
  const said = bytes.subarray(0, idBytes + 1)
  if (!timingSafeEqual(bytes.subarray(idBytes + 1), signatureOf(said))) return null
  const id = said.toString('hex', 0, idBytes)
  const bits = said.readUInt8(idBytes)
  const kinds = mailKinds.filter((_kind, at) => (bits & (1 << at)) !== 0)
  const personId = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5')
  return kinds.length === 0 ? null : { personId, kinds }
}

function signatureOf(said: Buffer): Buffer {
  return createHmac('sha256', derivedKeyFor('unsubscribe')).update(said).digest().subarray(0, signatureBytes)
}
