import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { publicOrigin } from '../platform/origin.ts'

/** How an authenticator of a test differs from an honest one. */
export interface Deviation {
  /** Does not ask its owner for a finger or a code. */
  readonly unverified?: boolean
  /** The page that it says it answers to. */
  readonly origin?: string
}

/**
 * An authenticator in software: makes one passkey and signs with it, byte by byte as WebAuthn level 2 says (ES256, no
 * attestation).
 */
export function authenticator() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(32)
  let count = 0
  let handle = ''

  const head = ({ unverified }: Deviation, attested: boolean): Buffer => {
    count += 1
    const flags = 0x01 | (unverified === true ? 0 : 0x04) | (attested ? 0x40 : 0)
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(count)
    return Buffer.concat([sha256(new URL(publicOrigin()).hostname), Buffer.of(flags), counter])
  }
  const answer = (response: Record<string, unknown>): string =>
    JSON.stringify({
      id: credentialId.toString('base64url'),
      rawId: credentialId.toString('base64url'),
      type: 'public-key',
      clientExtensionResults: {},
      response,
    })

  return {
    /** The answer to a request for a new passkey. */
    make(optionsJson: string, deviation: Deviation = {}): string {
      const options = JSON.parse(optionsJson) as { challenge: string; user: { id: string } }
      handle = options.user.id
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const length = Buffer.alloc(2)
      length.writeUInt16BE(credentialId.length)
      // COSE: kty 2 (EC2), alg -7 (ES256), crv 1 (P-256), x, y.
      const key = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ])
      const authData = Buffer.concat([head(deviation, true), Buffer.alloc(16), length, credentialId, key])
      // CBOR: { fmt: 'none', attStmt: {}, authData }.
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'),
        Buffer.of(authData.length >> 8, authData.length & 255),
        authData,
      ])
      return answer({
        clientDataJSON: clientData('webauthn.create', options.challenge, deviation).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      })
    },

    /** The answer to a request for a passkey. */
    use(optionsJson: string, deviation: Deviation = {}): string {
      const { challenge } = JSON.parse(optionsJson) as { challenge: string }
      const authData = head(deviation, false)
      const client = clientData('webauthn.get', challenge, deviation)
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', Buffer.concat([authData, sha256(client)]), privateKey).toString('base64url'),
        userHandle: handle,
      })
    },

    /** Forgets that it signed, as a copy would. */
    rewind(): void {
      count = 0
    },
  }
}

function clientData(type: string, challenge: string, { origin }: Deviation): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin: origin ?? publicOrigin(), crossOrigin: false }))
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest()
}
