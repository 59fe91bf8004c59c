import type { Context } from './platform/context.ts'
import type { Env } from './platform/env.ts'
import { checkActingPerson } from './platform/http/acting-person.ts'
import { createDocumentCache } from './platform/http/document-cache.ts'
import { createEndpoint } from './platform/http/graphql-endpoint.ts'
import { createGraphqlHandler } from './platform/http/graphql-handler.ts'
import type { GraphqlHandler } from './platform/http/graphql-handler.ts'
import { compileFrequentDocuments } from './platform/http/jit.ts'
import { refuseWritesOnLowSpace } from './platform/http/low-space.ts'
import { createResponseCache } from './platform/http/response-cache.ts'
import { nameUnreadableInput } from './platform/http/unreadable-input.ts'
import { everyDocument, enforceTrustedDocuments } from './platform/http/trusted-documents.ts'
import type { DocumentRule } from './platform/http/trusted-documents.ts'
import { trustedDeviceTokenOf, resolveViewer, sessionTokenOf } from './modules/identity/index.ts'
import { cachePolicies } from './modules.ts'
import { schema } from './schema.ts'

/** The GraphQL side of the application. */
export interface Graphql extends GraphqlHandler {
  readonly endpoint: ReturnType<typeof createEndpoint>
  /** Who sends a request, by its Cookie header. */
  contextOf(cookie: string | null): Promise<Context>
  /** Whether a Cookie header carries something in the form of a session token. */
  hasSession(cookie: string): boolean
}

/** Puts the GraphQL side together. `rule` says which documents run for whom. */
export function createGraphql(env: Env, rule: DocumentRule = everyDocument): Graphql {
  const secure = isSecure(env)
  const documents = createDocumentCache(rule)
  const endpoint = createEndpoint({
    schema,
    development: env.NODE_ENV === 'development',
    introspection: env.NODE_ENV !== 'production',
    plugins: [
      enforceTrustedDocuments(rule),
      documents.plugin,
      checkActingPerson(),
      refuseWritesOnLowSpace(schema),
      compileFrequentDocuments(),
      nameUnreadableInput(),
    ],
  })
  const contextOf = async (cookie: string | null): Promise<Context> => {
    const sessionToken = sessionTokenOf(cookie, secure)
    const trustedDeviceToken = trustedDeviceTokenOf(cookie, secure)
    return { viewer: await resolveViewer(sessionToken), sessionToken, trustedDeviceToken, secure, setCookies: [] }
  }
  const hasSession = (cookie: string): boolean => sessionTokenOf(cookie, secure) !== null
  const responses = createResponseCache(schema, cachePolicies)
  const handler = createGraphqlHandler({ endpoint, documents, responses, rule, contextOf, hasSession })
  return { endpoint, contextOf, hasSession, ...handler }
}

/** People reach this installation over TLS: through a proxy in front, which the operator names by PUBLIC_ORIGIN. */
export function isSecure(env: Env): boolean {
  return env.PUBLIC_ORIGIN?.startsWith('https:') === true
}
