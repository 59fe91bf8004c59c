import type { IncomingHttpHeaders } from 'node:http'
import { getOperationAST } from 'graphql'
import type { ExecutionResult, GraphQLError } from 'graphql'
import { processRegularResult } from 'graphql-yoga'
import type { CachePolicyName } from '../cache-policy.ts'
import type { Context } from '../context.ts'
import { actingPersonOf } from './acting-person.ts'
import type { createEndpoint, EndpointContext } from './graphql-endpoint.ts'
import { fillUp, untransformed } from './even-size.ts'
import type { ResponseCache } from './response-cache.ts'
import type { DocumentCache } from './document-cache.ts'
import type { GraphqlBody } from './pages.ts'
import type { Caller, DocumentRule } from './trusted-documents.ts'
import { createTurns } from './turns.ts'

/** A GraphQL response, ready to be sent. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** UTF-8: as bytes where it is cached, as text where it is sent once, which saves a copy. */
  readonly body: Buffer | string
  /** Set-Cookie lines of the actions that ran. */
  readonly setCookies: readonly string[]
}

/** A request to the endpoint that passed the checks of request-checks.ts. */
export interface GraphqlRequest {
  readonly method: string
  /** Path and query. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Answers GraphQL requests: from the network, and from the pages that this process renders. */
export interface GraphqlHandler {
  answer(request: GraphqlRequest): Promise<HttpAnswer>
  /** Answers a page's own query with the same limits, without HTTP. */
  ask(body: GraphqlBody, context: Context): Promise<unknown>
  /** What the answer to a query depends on, once it was asked; null where it must not be kept. */
  policiesOf(body: GraphqlBody): readonly CachePolicyName[] | null
}

/** What the handler is made of. */
export interface GraphqlHandlerOptions {
  readonly endpoint: ReturnType<typeof createEndpoint>
  readonly documents: DocumentCache
  readonly responses: ResponseCache
  readonly rule: DocumentRule
  readonly contextOf: (cookie: string | null) => Promise<Context>
  readonly hasSession: (cookie: string) => boolean
}

/** Twice as many operations at once as there are connections to the database, so that none of these idles. */
const turnsOfOperations = { atOnce: 32, waiting: 512 }
/** So many acts of people who are signed in at once: each takes several times what a public page takes, and readers come between them. */
const turnsOfActs = { atOnce: 6, waiting: 256 }

/** The media type of a response, as the client's Accept header asks. */
type AnswerType = 'application/json' | 'application/graphql-response+json'

const ordinaryParameters = new Set(['query', 'variables', 'operationName', 'extensions'])

/**
 * A document that has been validated in this process is executed at once, and its response may come from the response cache. Every
 * other request (a new document, GET, an unusual header) goes through graphql-yoga, which parses, validates and limits it and
 * leaves the document in the document cache. Execution uses yoga's plugins either way: masked errors, compiled documents.
 */
export function createGraphqlHandler(options: GraphqlHandlerOptions): GraphqlHandler {
  const { endpoint, documents, responses, rule, contextOf, hasSession } = options
  const inTurn = createTurns(turnsOfOperations)
  const inTurnOfActs = createTurns(turnsOfActs)
  return {
    async answer(request) {
      const cookie = request.headers.cookie ?? null
      const anonymous = cookie === null || !hasSession(cookie)
      const type = answerType(request)
      const body = type === null ? null : parseBody(request.body)
      const contextOfRequest = async (): Promise<EndpointContext> => ({
        ...(await contextOf(cookie)),
        actingPerson: actingPersonOf(request.headers),
      })
      let context: EndpointContext | undefined
      const known =
        body === null || type === null
          ? null
          : await executeValidated(
              body,
              anonymous ? request.body : null,
              type,
              anonymous ? 'anonymous' : 'session',
              async () => (context = await contextOfRequest()),
            )
      if (known !== null)
        return evened(body, context === undefined ? known : { ...known, setCookies: context.setCookies })
      context = await contextOfRequest()
      return evened(body, await throughYoga(request, context))
    },
    async ask(body, context) {
      const text = JSON.stringify(body)
      const key = context.viewer.kind === 'anonymous' ? text : null
      const { body: answer } =
        (await executeValidated(body, key, 'application/json', 'ownPage', () => context)) ??
        (await throughYoga(
          { method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json' }, body: text },
          { ...context, ownPage: true },
        ))
      return JSON.parse(answer.toString())
    },
    policiesOf({ query, operationName = null }) {
      const known = documents.find(query)
      return known === undefined ? null : (responses.cacheable(known.document, operationName)?.policies ?? null)
    },
  }

  /** The answer, filled up where its size would tell what was found; see `evenBytes`. */
  function evened(body: GraphqlBody | null, answer: HttpAnswer): HttpAnswer {
    const bytes = body === null ? null : (documents.find(body.query)?.evenBytes ?? null)
    if (bytes === null) return answer
    const headers = { ...answer.headers, 'cache-control': untransformed }
    return { ...answer, headers, body: fillUp(answer.body, bytes) }
  }

  /**
   * Executes a document that was validated before; null where it is not known, or not allowed to this caller, or where the request
   * is not well formed: yoga then says what is wrong.
   * @param key the name of the request in the response cache (its body); null where the response must not be shared.
   */
  async function executeValidated(
    body: GraphqlBody,
    key: string | null,
    type: AnswerType,
    caller: Caller,
    contextFor: () => Promise<EndpointContext> | EndpointContext,
  ): Promise<HttpAnswer | null> {
    const known = documents.find(body.query)
    if (known === undefined || !rule.allows(known, caller)) return null
    const { document } = known
    const operationName = body.operationName ?? null
    const operation = getOperationAST(document, operationName)
    if (!operation) return null
    const isAct = operation.operation === 'mutation' && caller === 'session'
    const cacheable = key === null ? null : responses.cacheable(document, operationName)
    if (cacheable === null || key === null) {
      const result = await execute()
      return 'errors' in result ? withErrors(result) : success(result.text, type)
    }
    const answer = await cacheable.respond(key, async () => {
      const result = await execute()
      return 'errors' in result ? result : Buffer.from(result.text)
    })
    return Buffer.isBuffer(answer) ? success(answer, type) : withErrors(answer)

    /** The response as text, or the result where it has errors: yoga writes those, so that their status is the same on both paths. */
    function execute(): Promise<{ readonly text: string } | Failed> {
      return isAct ? inTurnOfActs(() => inTurn(executeNow)) : inTurn(executeNow)
    }
    async function executeNow(): Promise<{ readonly text: string } | Failed> {
      const enveloped = endpoint.getEnveloped({ ...(await contextFor()), validated: true })
      const result = (await enveloped.execute({
        schema: enveloped.schema,
        document,
        variableValues: body.variables as Record<string, unknown> | undefined,
        operationName: body.operationName,
        contextValue: await enveloped.contextFactory(),
      })) as ExecutionResult
      return isFailed(result) ? result : { text: JSON.stringify(result) }
    }
    function withErrors(result: Failed): Promise<HttpAnswer> {
      return answerOf(processRegularResult(result, { Response } as never, type))
    }
  }

  function throughYoga(request: GraphqlRequest, context: EndpointContext): Promise<HttpAnswer> {
    return inTurn(() => throughYogaNow(request, context))
  }

  async function throughYogaNow(request: GraphqlRequest, context: EndpointContext): Promise<HttpAnswer> {
    const { method, url, headers, body } = request
    const given = new Headers()
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) given.set(name, value.toString())
    const init = method === 'POST' ? { method, headers: given, body } : { method, headers: given }
    const response = await endpoint.fetch(`http://localhost${url}`, init, context)
    return { ...(await answerOf(response)), setCookies: context.setCookies }
  }
}

/** A result with errors. */
type Failed = ExecutionResult & { readonly errors: readonly GraphQLError[] }

function isFailed(result: ExecutionResult): result is Failed {
  return result.errors !== undefined
}

/** Reads a body as a GraphQL request of the ordinary form, or null for anything else. */
function parseBody(text: string): GraphqlBody | null {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return null
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return null
  const { query, variables, operationName, extensions } = body as Record<string, unknown>
  const ordinary =
    typeof query === 'string' &&
    isMapOrAbsent(variables) &&
    isMapOrAbsent(extensions) &&
    (operationName === undefined || operationName === null || typeof operationName === 'string') &&
    Object.keys(body).every((name) => ordinaryParameters.has(name))
  if (!ordinary) return null
  return {
    query,
    ...(variables === null ? {} : { variables }),
    ...(typeof operationName === 'string' ? { operationName } : {}),
  }
}

function isMapOrAbsent(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value))
}

/** The type of the response to a POST in UTF-8, or null where method or headers are for yoga to judge. */
function answerType({ method, url, headers }: GraphqlRequest): AnswerType | null {
  if (method !== 'POST' || url !== '/graphql') return null
  if (!/^application\/json(;\s*charset=utf-8)?$/i.test(headers['content-type'] ?? '')) return null
  const accept = headers.accept ?? '*/*'
  if (accept === '*/*' || accept === 'application/json') return 'application/json'
  return /^application\/graphql-response\+json(,|$)/.test(accept) && !accept.includes(';')
    ? 'application/graphql-response+json'
    : null
}

function success(body: Buffer | string, type: AnswerType): HttpAnswer {
  return { status: 200, headers: { 'content-type': `${type}; charset=utf-8` }, body, setCookies: [] }
}

async function answerOf(response: Response): Promise<HttpAnswer> {
  const body = await response.text()
  // The body is sent whole, whatever the endpoint meant to do: a response has a length or an encoding of transfer, never both.
  const headers = [...response.headers].map(([name, value]) => [name.toLowerCase(), value] as const)
  const kept = headers.filter(([name]) => name !== 'transfer-encoding' && name !== 'connection')
  return { status: response.status, headers: Object.fromEntries(kept), body, setCookies: [] }
}
