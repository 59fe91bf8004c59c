import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives'
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens'
import type { GraphQLSchema } from 'graphql'
import { GraphQLError } from 'graphql'
import { createYoga } from 'graphql-yoga'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../context.ts'
import { asUnavailable, isImpossibleValue } from '../db.ts'
import { DomainError, UnavailableError } from '../errors.ts'
import { describeFailure, logger } from '../logger.ts'
import { withoutSuggestion, withoutSuggestions } from './suggestions.ts'
import { withoutIntrospection } from './introspection.ts'

/** The header that every GraphQL request must carry, so that no form of another site can send one. */
export const clientHeader = 'x-hamkori-client'

/** What the endpoint needs to know. `plugins` are added after the limits. */
export interface EndpointOptions {
  readonly schema: GraphQLSchema
  /** Offers GraphiQL. */
  readonly development: boolean
  /** Answers questions about the schema itself. Not in production: the schema is published as a file. */
  readonly introspection: boolean
  readonly plugins?: readonly Plugin<EndpointContext>[]
}

/** What the HTTP shell hands to the endpoint with each request. */
export interface EndpointContext extends Context {
  /** The query of a page that this process draws itself. No request can say so. */
  readonly ownPage?: true
  /** The fast path has asked the rule about this document already. No request can say so. */
  readonly judged?: true
}

/** Limits of one document: depth 12, 15 aliases of one field, 1,000 tokens, 5 directives. */
const documentLimits = [
  maxDepthPlugin({ n: 12, flattenFragments: true, exposeLimits: true }),
  maxAliasesPlugin({ n: 15, exposeLimits: true, allowList: [] }),
  maxTokensPlugin({ n: 1_000, exposeLimits: true }),
  maxDirectivesPlugin({ n: 5, exposeLimits: true }),
]

/** Makes the GraphQL endpoint: graphql-yoga with limits, CSRF header and masked errors, at /graphql. */
export function createEndpoint(options: EndpointOptions) {
  return createYoga<EndpointContext>({
    schema: options.schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    graphiql: options.development ? { headers: JSON.stringify({ [clientHeader]: 'graphiql' }) } : false,
    batching: false,
    cors: false,
    multipart: false,
    logging: false,
    parserAndValidationCache: true,
    maskedErrors: { maskError: (failure) => maskFailure(failure), isDev: false },
    plugins: [
      requireClientHeader(),
      withoutSuggestions(),
      ...(options.introspection ? [] : [withoutIntrospection()]),
      ...(documentLimits as unknown as Plugin<EndpointContext>[]),
      ...(options.plugins ?? []),
    ],
  })
}

/**
 * Refuses every request without {@link clientHeader}. Yoga's own plugin trusts any application/json, and a browser that
 * forgets to ask first would then be all that stands between another site and a signed-in person.
 */
function requireClientHeader(): Plugin<EndpointContext> {
  return {
    onRequestParse({ request }) {
      if (request.headers.has(clientHeader)) return
      throw new GraphQLError(`The header ${clientHeader} is missing.`, {
        extensions: { code: 'FORBIDDEN', http: { status: 403 } },
      })
    },
  }
}

/** What of a failure may leave the codebase: our own refusals by their code, GraphQL's own errors, and else an incident number. */
function maskFailure(failure: unknown): Error {
  const original = asUnavailable(failure instanceof GraphQLError ? (failure.originalError ?? failure) : failure)
  const place = failure instanceof GraphQLError ? { nodes: failure.nodes ?? null, path: failure.path ?? null } : {}
  if (original instanceof UnavailableError) {
    return new GraphQLError('The service is busy. Please try again.', {
      ...place,
      extensions: {
        code: 'UNAVAILABLE',
        retryAfterSeconds: original.retryAfterSeconds,
        http: { status: 503, headers: { 'retry-after': String(original.retryAfterSeconds) } },
      },
    })
  }
  if (original instanceof DomainError) {
    return new GraphQLError('The request was refused.', { ...place, extensions: { code: original.name } })
  }
  if (failure instanceof GraphQLError && original instanceof GraphQLError) return withoutSuggestion(failure)
  const incident = crypto.randomUUID()
  if (isImpossibleValue(original)) {
    logger.warn({ incident, ...describeFailure(original) }, 'a value that the database cannot hold came through')
    return new GraphQLError('The request holds a value that cannot be.', {
      ...place,
      extensions: { code: 'BAD_USER_INPUT' },
    })
  }
  logger.error({ incident, ...describeFailure(original) }, 'unexpected failure in a resolver')
  return new GraphQLError('Something went wrong on our side.', {
    ...place,
    extensions: { code: 'UNEXPECTED', incident },
  })
}
