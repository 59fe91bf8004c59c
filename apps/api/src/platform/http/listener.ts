import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http'
import { countRefusal, observeRoute } from '../metrics.ts'
import { compressWhole, isCompressed } from './compression.ts'
import { isTransformable } from './even-size.ts'
import { failureResponse } from './failures.ts'
import type { GraphqlHandler, HttpAnswer } from './graphql-handler.ts'
import { bodyLimitOf, checkRequest, isGraphql, isLive, isUpload, tooLarge } from './request-checks.ts'
import type { Refusal, RequestRules } from './request-checks.ts'
import { limitInFlight } from './requests-in-flight.ts'
import { commonHeaders } from './response-headers.ts'

/** What the listener is made of. */
export interface ListenerOptions {
  readonly rules: RequestRules
  /** People reach this installation over TLS. */
  readonly secure: boolean
  readonly graphql: GraphqlHandler
  /** Takes a file that is sent: it reads the body itself, once it knows who sends it. */
  readonly upload: RequestListener
  /** Pages, files and forms. A body that was read is handed over as `rawBody`, which @hono/node-server looks for. */
  readonly pages: RequestListener
}

/** Bodies below this many bytes leave in one piece with their headers. */
const onePieceBelow = 4096
/** How long the rest of a body that is too large is read and thrown away, so that its sender gets to read the refusal. */
const drainMilliseconds = 500
const noBody = Buffer.alloc(0)

/**
 * The one way in: counts and times the request, sets the headers of every response, checks the request, reads its body within the
 * limit, and hands it to GraphQL or to the pages.
 */
export function createListener({ rules, secure, graphql, upload, pages }: ListenerOptions): RequestListener {
  const common = Object.entries(commonHeaders(secure))
  // What is answered here is written with all its headers at once, which is faster than setting them one by one.
  const ownHeaders = { ...commonHeaders(secure), 'cache-control': 'no-store' }
  const routes = {
    graphql: observeRoute('graphql'),
    asset: observeRoute('asset'),
    health: observeRoute('health'),
    live: observeRoute('live'),
    page: observeRoute('page'),
  }
  return limitInFlight((request, response) => {
    const url = request.url ?? '/'
    const done = routes[routeOf(url)]()
    response.once('close', () => done(response.statusCode))
    const refusal = checkRequest(request, rules)
    if (refusal !== null) {
      refuse(request, response, refusal, ownHeaders)
      return
    }
    if (isUpload(request)) {
      upload(request, response)
      return
    }
    if (!hasBody(request)) {
      dispatch(request, response, noBody)
      return
    }
    readBody(request, bodyLimitOf(request.headers, rules), (body) => {
      if (body === null) refuse(request, response, tooLarge, ownHeaders)
      else dispatch(request, response, body)
    })
  })

  function dispatch(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const { method = 'GET', url = '/', headers } = request
    if (!isGraphql(url)) {
      for (const [name, value] of common) response.setHeader(name, value)
      pages(body === noBody ? request : Object.assign(request, { rawBody: body }), response)
      return
    }
    graphql
      .answer({ method, url, headers, body: body.toString('utf8') })
      .then((answer) => send(request, response, answer, ownHeaders))
      .catch((failure: unknown) => {
        const { status, headers: more, text } = failureResponse(failure)
        response.writeHead(status, { ...ownHeaders, ...more }).end(text)
      })
  }
}

function routeOf(url: string): 'graphql' | 'asset' | 'health' | 'live' | 'page' {
  if (isGraphql(url)) return 'graphql'
  if (url.startsWith('/assets/')) return 'asset'
  if (isLive(url)) return 'live'
  return url === '/health' || url === '/ready' ? 'health' : 'page'
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
}

/** Reads a whole body and calls `done` with it, or with null as soon as it is larger than `limitBytes`. */
function readBody(request: IncomingMessage, limitBytes: number, done: (body: Buffer | null) => void): void {
  const parts: Buffer[] = []
  let length = 0
  const take = (part: Buffer) => {
    length += part.length
    if (length <= limitBytes) {
      parts.push(part)
      return
    }
    request.off('data', take).off('end', end)
    done(null)
  }
  const end = () => done(parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts))
  request.on('data', take).once('end', end)
}

/** Refuses a request whose body is not read to its end, so that the connection cannot serve another one. */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, message, allow }: Refusal,
  ownHeaders: OutgoingHttpHeaders,
): void {
  if (status === 413) countRefusal('body')
  const text = JSON.stringify({ errors: [{ message }] })
  response.writeHead(status, {
    ...ownHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...(allow === undefined ? {} : { allow }),
    ...(request.complete || !hasBody(request) ? {} : { connection: 'close' }),
  })
  if (request.complete || !hasBody(request)) {
    response.end(text)
    return
  }
  response.write(text)
  const drained = setTimeout(() => response.end(), drainMilliseconds)
  request.once('end', () => {
    clearTimeout(drained)
    response.end()
  })
  request.resume()
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: HttpAnswer,
  ownHeaders: OutgoingHttpHeaders,
): Promise<void> {
  const { body, setCookies } = answer
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length
  const compressed =
    isTransformable(answer.headers['cache-control']) &&
    isCompressed(length, request.headers['accept-encoding']?.toString())
  const sent = compressed ? await compressWhole(body, 'once') : body
  const headers: OutgoingHttpHeaders = {
    ...answer.headers,
    ...ownHeaders,
    vary: 'accept-encoding',
    'content-length': typeof sent === 'string' ? length : sent.length,
  }
  if (compressed) headers['content-encoding'] = 'gzip'
  if (setCookies.length > 0) headers['set-cookie'] = [...setCookies]
  response.writeHead(answer.status, headers)
  // A text leaves in one piece with its headers; bytes would be a second piece, which only pays where they are many.
  if (typeof sent === 'string') response.end(sent, 'utf8')
  else if (sent.length < onePieceBelow) response.end(sent.toString('latin1'), 'latin1')
  else response.end(sent)
}
