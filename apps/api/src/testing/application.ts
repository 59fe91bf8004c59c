import type { Env } from '../platform/env.ts'
import { clientHeader } from '../platform/http/graphql-endpoint.ts'
import type { RenderPage } from '../platform/http/pages.ts'
import { createServer } from '../server.ts'

/** The environment of an installation on loopback; `changes` as an operator would set them. */
export function environment(changes: Partial<Env> = {}): Env {
  return {
    NODE_ENV: 'production',
    DATABASE_URL: process.env['DATABASE_URL'] ?? '',
    SECRETS_KEY: process.env['SECRETS_KEY'] ?? '',
    HOST: '127.0.0.1',
    PORT: 4000,
    DEMONSTRATION: 'yes',
    LOG_LEVEL: 'silent',
    DATABASE_POOL: 16,
    TRUSTED_DOCUMENTS: 'off',
    OPEN_QUERIES: 'yes',
    ...changes,
  }
}

/** The whole HTTP application, without a socket. */
export function application(changes: Partial<Env> = {}, render: RenderPage | null = null) {
  return createServer(environment(changes), render)
}

/** A GraphQL request as the web app sends it. */
export function graphqlRequest(body: unknown, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', [clientHeader]: 'web', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
