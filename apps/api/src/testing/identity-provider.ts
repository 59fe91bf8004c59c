import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** What the provider says of whoever signs in there next, and how it misbehaves. */
export interface Says {
  readonly claims: Readonly<Record<string, unknown>>
  /** Signs with a key that it does not publish. */
  readonly forged?: boolean
}

/** An OpenID provider on this machine, with discovery, PKCE, one-time codes and RS256, for tests. */
export interface IdentityProvider {
  readonly issuer: string
  says: Says
  close(): Promise<void>
}

/**
 * Starts a provider that knows one client. It signs whoever comes in at once, as what `says` holds.
 * @param port where it listens on this machine; any free one unless given.
 */
export async function startIdentityProvider(
  client: { id: string; secret: string },
  port = 0,
): Promise<IdentityProvider> {
  const [keys, others] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')]
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'test', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, { nonce: string; challenge: string; redirect: string }>()
  const provider = { says: { claims: {} } as Says }

  const idToken = (nonce: string, issuer: string): Promise<string> => {
    const moment = Math.floor(Date.now() / 1000)
    return new SignJWT({ nonce, auth_time: moment, ...provider.says.claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'test' })
      .setIssuer(issuer)
      .setAudience(client.id)
      .setIssuedAt(moment)
      .setExpirationTime(moment + 60)
      .sign(provider.says.forged === true ? others.privateKey : keys.privateKey)
  }

  const server = createServer(async (request, response) => {
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const url = new URL(request.url ?? '/', issuer)
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (url.pathname === '/.well-known/openid-configuration') {
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    }
    if (url.pathname === '/keys') return json({ keys: [jwk] })
    if (url.pathname === '/authorize') {
      const code = randomUUID()
      const asked = (name: string) => url.searchParams.get(name) ?? ''
      codes.set(code, { nonce: asked('nonce'), challenge: asked('code_challenge'), redirect: asked('redirect_uri') })
      const back = new URL(asked('redirect_uri'))
      back.search = new URLSearchParams({ code, state: asked('state') }).toString()
      return response.writeHead(303, { location: back.href }).end()
    }
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const form = new URLSearchParams(Buffer.concat(parts).toString())
    const held = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const isRight =
      held !== undefined &&
      form.get('client_id') === client.id &&
      form.get('client_secret') === client.secret &&
      form.get('redirect_uri') === held.redirect &&
      createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url') === held.challenge
    if (!isRight) return json({ error: 'invalid_grant' }, 400)
    return json({ access_token: randomUUID(), token_type: 'Bearer', id_token: await idToken(held.nonce, issuer) })
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return Object.assign(provider, {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  })
}
