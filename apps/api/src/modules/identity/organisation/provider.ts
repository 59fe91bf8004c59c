import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client'
import type { Configuration } from 'openid-client'
import { confirmationMinutes } from '@hamkori/schema/identity'
import { variable } from '../../../platform/env.ts'
import { publicOrigin } from '../../../platform/origin.ts'
import { tellsOfSecondFactor } from './second-factor-claim.ts'

/** Where a sign-in by the organisation begins and comes back. */
export const organisationPath = '/sign-in/organisation'
const callbackPath = `${organisationPath}/callback`

/** What must be remembered on the way to the organisation and back. */
export interface OnTheWay {
  readonly verifier: string
  readonly nonce: string
}

/** Whom the organisation says it is, proved by its signature. */
export interface OrganisationAccount {
  readonly issuer: string
  readonly subject: string
  /** Null where the organisation does not say that it has verified one. */
  readonly verifiedEmail: string | null
  readonly hasSecondFactor: boolean
}

/** The name of the organisation that signs people in; null where none is set up (OIDC_ISSUER and the rest). */
export function organisationName(): string | null {
  return variable('OIDC_ISSUER') === undefined ? null : (variable('OIDC_NAME') ?? '')
}

/** The address at the organisation to send a browser to, for a sign-in that is known by `state`. */
export async function wayToOrganisation(state: string, { verifier, nonce }: OnTheWay): Promise<URL> {
  return buildAuthorizationUrl(await provider(), {
    redirect_uri: publicOrigin() + callbackPath,
    scope: 'openid email',
    response_type: 'code',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    max_age: String(longestAge),
  })
}

/** Fresh secrets for one way to the organisation and back. */
export function newWay(): OnTheWay {
  return { verifier: randomPKCECodeVerifier(), nonce: randomNonce() }
}

/**
 * Takes the code with which a browser came back (`search`, the query of its address) to the organisation, and reads who it
 * is. Null where the code, the state, the nonce, the signature or the age of the sign-in there is not right.
 */
export async function returnFromOrganisation(
  search: string,
  state: string,
  { verifier, nonce }: OnTheWay,
): Promise<OrganisationAccount | null> {
  const configuration = await provider()
  try {
    const tokens = await authorizationCodeGrant(configuration, new URL(callbackPath + search, publicOrigin()), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
      maxAge: longestAge,
    })
    const claims = tokens.claims()
    if (claims === undefined) return null
    const { iss, sub, email, email_verified: isVerified, amr, acr } = claims
    return {
      issuer: iss,
      subject: sub,
      verifiedEmail: isVerified === true && typeof email === 'string' ? email.normalize('NFC').toLowerCase() : null,
      hasSecondFactor: tellsOfSecondFactor({ amr, acr }),
    }
  } catch {
    // The library throws for everything that does not fit, and for an organisation that does not answer.
    return null
  }
}

/** Whoever signed in there longer ago signs in there again: a session that begins counts as freshly proved. */
const longestAge = confirmationMinutes * 60

let found: { readonly issuer: string; readonly configuration: Promise<Configuration> } | null = null

/** The organisation's own description, fetched once; again where that failed. */
function provider(): Promise<Configuration> {
  const issuer = variable('OIDC_ISSUER') ?? ''
  if (found?.issuer !== issuer) {
    const server = new URL(issuer)
    const isHere = server.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(server.hostname)
    const configuration = discovery(
      server,
      variable('OIDC_CLIENT_ID') ?? '',
      variable('OIDC_CLIENT_SECRET') ?? '',
      undefined,
      {
        timeout: 10,
        // The signature is checked although the token comes straight from the organisation; without TLS only on this machine,
        // for trying it out.
        execute: [enableNonRepudiationChecks, ...(isHere ? [allowInsecureRequests] : [])],
      },
    )
    configuration.catch(() => (found = null))
    found = { issuer, configuration }
  }
  return found.configuration
}
