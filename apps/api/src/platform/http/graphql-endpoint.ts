import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives'
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens'
import { documentLimits } from '@hamkori/schema/api-limits'
import type { GraphQLSchema } from 'graphql'
import { GraphQLError } from 'graphql'
import { createYoga } from 'graphql-yoga'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../context.ts'
import { asUnavailable, isImpossibleValue } from '../db.ts'
import { DomainError, UnavailableError } from '../errors.ts'
import { describeFailure, logger } from '../logger.ts'
import { countRefusal } from '../metrics.ts'
import { withoutSuggestion, withoutSuggestions } from './suggestions.ts'
import { withoutIntrospection } from './introspection.ts'

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
  /** The query of a page that this process renders. No request can set it. */
  readonly ownPage?: true
  /** The document was validated before and the caller may run it. Set by graphql-handler.ts; no request can set it. */
  readonly validated?: true
  /** For whom the page that sends the request was drawn, as acting-person.ts read it from the header. */
  readonly actingPerson?: string | undefined
}

const counted = { exposeLimits: true, onReject: [() => countRefusal('document')] }
const limitPlugins = [
  maxDepthPlugin({ n: documentLimits.depth, flattenFragments: true, ...counted }),
  maxAliasesPlugin({ n: documentLimits.aliases, allowList: [], ...counted }),
  maxTokensPlugin({ n: documentLimits.tokens, ...counted }),
  maxDirectivesPlugin({ n: documentLimits.directives, ...counted }),
]

/** Makes the GraphQL endpoint: graphql-yoga with limits and masked errors, at /graphql. */
export function createEndpoint(options: EndpointOptions) {
  return createYoga<EndpointContext>({
    schema: options.schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    graphiql: options.development,
    batching: false,
    cors: false,
    multipart: false,
    logging: false,
    parserAndValidationCache: true,
    maskedErrors: { maskError: (failure) => maskFailure(failure), isDev: false },
    plugins: [
      withoutSuggestions(),
      ...(options.introspection ? [] : [withoutIntrospection()]),
      ...(limitPlugins as unknown as Plugin<EndpointContext>[]),
      ...(options.plugins ?? []),
    ],
  })
}

/** The error as the client gets it: our own refusals with their code, GraphQL's errors unchanged, any other as an incident number. */
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
    logger.warn(
      { incident, ...describeFailure(original) },
      'a value that the database cannot store passed the input checks',
    )
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
