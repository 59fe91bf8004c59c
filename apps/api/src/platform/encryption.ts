import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { isSecretsKey, variable } from './env.ts'

const form = 1
const ivBytes = 12
const tagBytes = 16
const keyBytes = 32

/**
 * Encrypts a text for the database with AES-256-GCM and SECRETS_KEY, so that whoever holds the database alone cannot read it.
 * `about` says what it belongs to (`factor of <person>`); opened for anything else it is refused, so that a encrypted value
 * cannot be moved to another row.
 */
export function encrypt(text: string, about: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', secretsKey(), iv, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(about))
  const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return new Uint8Array(Buffer.concat([Buffer.of(form), iv, cipher.getAuthTag(), encrypted]))
}

/** Opens what {@link seal} made for the same `about` with the same key; throws for everything else. */
export function decrypt(bytes: Uint8Array, about: string): string {
  const encrypted = Buffer.from(bytes)
  if (encrypted[0] !== form || encrypted.length < 1 + ivBytes + tagBytes)
    throw new Error('a encrypted value has an unknown form')
  const iv = encrypted.subarray(1, 1 + ivBytes)
  const tag = encrypted.subarray(1 + ivBytes, 1 + ivBytes + tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', secretsKey(), iv, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(encrypted.subarray(1 + ivBytes + tagBytes)), decipher.final()]).toString('utf8')
}

/** A key of its own for one purpose, made from SECRETS_KEY (HKDF): what is signed by it is no help with what is encrypted. */
export function derivedKeyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secretsKey(), '', `hamkori/${purpose}/v1`, keyBytes))
}

function secretsKey(): Buffer {
  const text = variable('SECRETS_KEY') ?? ''
  if (!isSecretsKey(text)) throw new Error('SECRETS_KEY is not the base64 of 32 bytes')
  return Buffer.from(text, 'base64')
}
