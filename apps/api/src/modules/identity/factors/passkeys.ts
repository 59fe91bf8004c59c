import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { publicOrigin } from '../../../platform/origin.ts'

/** What is kept of a passkey. */
export interface KeptPasskey {
  readonly credentialId: Uint8Array<ArrayBuffer>
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly signCount: bigint
  readonly transports: string[]
}

/** What a browser is asked, and the challenge that its answer must be about. */
export interface Asked {
  readonly optionsJson: string
  readonly challenge: string
}

const name = 'Hamkori'

/**
 * Asks for a new passkey of a person: one that the device finds by itself and that unlocks only for its owner (by finger,
 * face or code), so that it stands for both factors. Authenticators that hold one of `known` are left out.
 */
export async function askForNewPasskey(
  person: { readonly personId: string; readonly email: string; readonly label: string },
  known: readonly Uint8Array[],
): Promise<Asked> {
  const options = await generateRegistrationOptions({
    rpName: name,
    rpID: relyingParty(),
    userID: handleOf(person.personId),
    userName: person.email,
    userDisplayName: person.label,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: known.map((id) => ({ id: Buffer.from(id).toString('base64url') })),
  })
  return { optionsJson: JSON.stringify(options), challenge: options.challenge }
}

/** The new passkey of an answer; null where the answer is not about this challenge, this place, or not verified by its owner. */
export async function readNewPasskey(responseJson: string, challenge: string): Promise<KeptPasskey | null> {
  const response = readJson(responseJson) as RegistrationResponseJSON | null
  if (response === null) return null
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: publicOrigin(),
      expectedRPID: relyingParty(),
      requireUserVerification: true,
    })
    if (!verified || registrationInfo === undefined) return null
    const { id, publicKey, counter, transports } = registrationInfo.credential
    return {
      credentialId: new Uint8Array(Buffer.from(id, 'base64url')),
      publicKey: new Uint8Array(publicKey),
      signCount: BigInt(counter),
      transports: transports ?? [],
    }
  } catch {
    // The library throws for everything that does not fit.
    return null
  }
}

/** Asks for any passkey of this place; the device offers the ones it has. */
export async function askForPasskey(): Promise<Asked> {
  const options = await generateAuthenticationOptions({ rpID: relyingParty(), userVerification: 'required' })
  return { optionsJson: JSON.stringify(options), challenge: options.challenge }
}

/** Which passkey an answer says it is from, and whose; not proved yet. Null where it is no such answer. */
export function claimOf(responseJson: string): { credentialId: Uint8Array<ArrayBuffer>; handle: string | null } | null {
  const response = readJson(responseJson) as Partial<AuthenticationResponseJSON> | null
  if (typeof response?.id !== 'string') return null
  const handle = response.response?.userHandle
  return {
    credentialId: new Uint8Array(Buffer.from(response.id, 'base64url')),
    handle: typeof handle === 'string' ? Buffer.from(handle, 'base64url').toString('hex') : null,
  }
}

/** The passkey's new count of signatures, where the answer is proved by it; else null. */
export async function provePasskey(
  responseJson: string,
  challenge: string,
  passkey: KeptPasskey,
): Promise<bigint | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: readJson(responseJson) as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: publicOrigin(),
      expectedRPID: relyingParty(),
      requireUserVerification: true,
      credential: {
        id: Buffer.from(passkey.credentialId).toString('base64url'),
        publicKey: passkey.publicKey,
        counter: Number(passkey.signCount),
        transports: passkey.transports as AuthenticatorTransport[],
      },
    })
    return verified ? BigInt(authenticationInfo.newCounter) : null
  } catch {
    return null
  }
}

/** What a passkey knows of its person: the id, which means nothing elsewhere. */
export function handleOf(personId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex'))
}

function relyingParty(): string {
  return new URL(publicOrigin()).hostname
}

function readJson(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
