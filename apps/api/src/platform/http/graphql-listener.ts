import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { Context } from '../context.ts'
import { asUnavailable } from '../db.ts'
import { UnavailableError } from '../errors.ts'
import { describeFailure, logger } from '../logger.ts'
import { observeRoute } from '../metrics.ts'
import { acceptsGzip } from './compression.ts'
import { readBody } from './direct-graphql.ts'
import type { AnswerType, DirectAnswer, DirectGraphql } from './direct-graphql.ts'
import { clientHeader } from './graphql-endpoint.ts'
import { fixedHeaders } from './security-headers.ts'

/** What the listener is made of. */
export interface GraphqlListenerOptions {
  readonly direct: DirectGraphql
  readonly contextOf: (cookie: string | null) => Promise<Context>
  /** Whether a Cookie header names no session. */
  readonly isAnonymous: (cookie: string) => boolean
  readonly bodyLimitBytes: number
  /** People reach this installation over TLS. */
  readonly secure: boolean
  /** The whole application, for everything that is not the plainest kind of GraphQL request. */
  readonly otherwise: RequestListener
}

const compressFrom = 1024
const onePieceBelow = 4096
const compress = promisify(gzip)

/**
 * Answers the plainest kind of GraphQL request (POST, JSON, the client's header, a document that was judged before) straight from
 * the socket, and hands everything else on with its body unread or kept. The answer is the same on both ways; the short one
 * saves the web streams and the middleware, which cost several times what the query itself does.
 */
export function listenGraphql({
  direct,
  contextOf,
  isAnonymous,
  bodyLimitBytes,
  secure,
  otherwise,
}: GraphqlListenerOptions): RequestListener {
  const fixed = { ...fixedHeaders(secure), 'cache-control': 'no-store', vary: 'accept-encoding' }
  const observe = observeRoute('graphql')
  return (request, response) => {
    const type = answerType(request)
    const length = Number(request.headers['content-length'])
    if (type === null || !(length <= bodyLimitBytes)) {
      otherwise(request, response)
      return
    }
    const done = observe()
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.once('end', () => {
      const raw = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
      handle(request, response, raw, type).then(
        (answered) => {
          if (answered) done(response.statusCode)
          else otherwise(Object.assign(request, { rawBody: raw }), response)
        },
        (failure: unknown) => {
          done(refuse(response, failure, fixed))
        },
      )
    })
  }

  async function handle(
    request: IncomingMessage,
    response: ServerResponse,
    raw: Buffer,
    type: AnswerType,
  ): Promise<boolean> {
    const text = raw.toString('utf8')
    const body = readBody(text)
    if (body === null) return false
    const cookie = request.headers.cookie ?? null
    let context: Context | undefined
    const anonymous = cookie === null || isAnonymous(cookie)
    const answer = await direct.answer(
      body,
      anonymous ? text : null,
      type,
      anonymous ? 'anonymous' : 'session',
      async () => (context = await contextOf(cookie)),
    )
    if (answer === null) return false
    const { setCookies } = context ?? { setCookies: [] }
    await send(request, response, answer, setCookies.length === 0 ? fixed : { ...fixed, 'set-cookie': setCookies })
    return true
  }
}

/** How to answer, or null where the request is not of the plainest kind. */
function answerType({ method, url, headers }: IncomingMessage): AnswerType | null {
  if (
    method !== 'POST' ||
    url !== '/graphql' ||
    headers[clientHeader] === undefined ||
    headers['content-encoding'] !== undefined
  )
    return null
  if (!/^application\/json(;\s*charset=utf-8)?$/i.test(headers['content-type'] ?? '')) return null
  const accept = headers.accept ?? '*/*'
  if (accept === '*/*' || accept === 'application/json') return 'application/json'
  return /^application\/graphql-response\+json(,|$)/.test(accept) && !accept.includes(';')
    ? 'application/graphql-response+json'
    : null
}

/** Answers a failure outside of the query itself, such as a database that cannot be asked who is signed in. */
function refuse(response: ServerResponse, failure: unknown, headers: OutgoingHttpHeaders): number {
  const busy = asUnavailable(failure)
  if (busy instanceof UnavailableError) {
    response
      .writeHead(503, { ...headers, 'retry-after': String(busy.retryAfterSeconds) })
      .end('The service is busy. Please try again.')
    return 503
  }
  const incident = crypto.randomUUID()
  logger.error({ incident, ...describeFailure(failure) }, 'unexpected failure in a request')
  response.writeHead(500, headers).end(`Something went wrong on our side. Incident ${incident}`)
  return 500
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: DirectAnswer,
  headers: OutgoingHttpHeaders,
): Promise<void> {
  const { body } = answer
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length
  const packed = length >= compressFrom && acceptsGzip(request.headers['accept-encoding']?.toString())
  const sent = packed ? await compress(body, { level: constants.Z_BEST_SPEED }) : body
  response.writeHead(answer.status, {
    ...answer.headers,
    ...headers,
    ...(packed ? { 'content-encoding': 'gzip' } : null),
    'content-length': typeof sent === 'string' ? length : sent.length,
  })
  // A text leaves in one piece with its headers; bytes would be a second piece, which only pays where they are many.
  if (typeof sent === 'string') response.end(sent, 'utf8')
  else if (sent.length < onePieceBelow) response.end(sent.toString('latin1'), 'latin1')
  else response.end(sent)
}
