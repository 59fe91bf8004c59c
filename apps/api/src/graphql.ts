import type { RequestListener } from 'node:http'
import { cachedFields } from './cache-policies.ts'
import type { Context } from './platform/context.ts'
import type { Env } from './platform/env.ts'
import { createDirectGraphql } from './platform/http/direct-graphql.ts'
import { clientHeader, createEndpoint } from './platform/http/graphql-endpoint.ts'
import { listenGraphql } from './platform/http/graphql-listener.ts'
import { compileFrequentDocuments } from './platform/http/jit.ts'
import { createResponseCache } from './platform/http/response-cache.ts'
import { createDocumentCache } from './platform/http/document-cache.ts'
import type { GraphqlBody } from './platform/http/pages.ts'
import { everyDocument, enforceTrustedDocuments } from './platform/http/trusted-documents.ts'
import type { DocumentRule } from './platform/http/trusted-documents.ts'
import { trustedDeviceTokenOf, resolveViewer, sessionTokenOf } from './modules/identity/index.ts'
import { schema } from './schema.ts'

/** Largest body of a request, in bytes. */
export const bodyLimitBytes = 256 * 1024

/** The GraphQL side of the application: the endpoint, and the fast paths to it. */
export interface Graphql {
  readonly endpoint: ReturnType<typeof createEndpoint>
  /** Who is asking, by the Cookie header. */
  contextOf(cookie: string | null): Promise<Context>
  /** A page's own query: the same endpoint with the same limits, without an HTTP hop. */
  ask(body: GraphqlBody, context: Context): Promise<unknown>
  /** Stands before the application and takes the plainest GraphQL requests straight from the socket. */
  before(otherwise: RequestListener): RequestListener
}

/** Puts the endpoint together. `rule` says which documents run for whom. */
export function createGraphql(env: Env, rule: DocumentRule = everyDocument): Graphql {
  const secure = isSecure(env)
  const known = createDocumentCache(rule)
  const endpoint = createEndpoint({
    schema,
    development: env.NODE_ENV === 'development',
    introspection: env.NODE_ENV !== 'production',
    plugins: [enforceTrustedDocuments(rule), known.plugin, compileFrequentDocuments()],
  })
  const direct = createDirectGraphql(endpoint, known, createResponseCache(schema, cachedFields), rule)
  const contextOf = async (cookie: string | null): Promise<Context> => {
    const sessionToken = sessionTokenOf(cookie, secure)
    const trustedDeviceToken = trustedDeviceTokenOf(cookie, secure)
    return { viewer: await resolveViewer(sessionToken), sessionToken, trustedDeviceToken, secure, setCookies: [] }
  }
  return {
    endpoint,
    contextOf,
    async ask(body, context) {
      const key = context.viewer.kind === 'anonymous' ? JSON.stringify(body) : null
      const answer = await direct.answer(body, key, 'application/json', 'ownPage', () => context)
      if (answer !== null) return JSON.parse(answer.body.toString())
      const response = await endpoint.fetch(
        'http://in-process/graphql',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', [clientHeader]: 'page' },
          body: JSON.stringify(body),
        },
        { ...context, ownPage: true },
      )
      return response.json()
    },
    before: (otherwise) =>
      listenGraphql({
        direct,
        contextOf,
        isAnonymous: (cookie) => sessionTokenOf(cookie, secure) === null,
        bodyLimitBytes,
        secure,
        otherwise,
      }),
  }
}

/** People reach this installation over TLS: through a proxy in front, which the operator names by PUBLIC_ORIGIN. */
export function isSecure(env: Env): boolean {
  return env.PUBLIC_ORIGIN?.startsWith('https:') === true
}
