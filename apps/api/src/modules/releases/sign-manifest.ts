import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { derivedKeyFor } from '../../platform/encryption.ts'

/** What stands before the 32 bytes of an Ed25519 key in PKCS 8 (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The Ed25519 signature (RFC 8032) of a release's manifest, by a key that follows from SECRETS_KEY and stands in no database. */
export function signManifest(manifest: Uint8Array): Buffer {
  return sign(null, manifest, signingKey())
}

/** The public key by which anybody can check the signatures, in PEM. */
export function publicSigningKey(): string {
  return createPublicKey(signingKey()).export({ type: 'spki', format: 'pem' }).toString()
}

function signingKey(): KeyObject {
  return createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, derivedKeyFor('release-signing')]),
    format: 'der',
    type: 'pkcs8',
  })
}
