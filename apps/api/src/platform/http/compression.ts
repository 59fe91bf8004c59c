import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import { isTransformable } from './even-size.ts'

// Level 1 takes a tenth of a millisecond for a page and is a few per cent larger than level 6.
const level = constants.Z_BEST_SPEED
const smallestBytes = 1_024
const compressible =
  /^(?:text\/(?!event-stream)|application\/(?:json|graphql-response\+json|javascript|manifest\+json)|image\/svg\+xml)/i
const zip = promisify(gzip)

/** Compresses a whole body (gzip). */
export function compressWhole(body: Uint8Array | string): Promise<Buffer> {
  return zip(body, { level })
}

/** Whether a body of this length becomes smaller by more than compressing it costs. */
export function isWorthCompressing(lengthBytes: number): boolean {
  return lengthBytes >= smallestBytes
}

/** Whether a body of this length is compressed for a client that sends this Accept-Encoding header. */
export function isCompressed(lengthBytes: number, acceptEncoding: string | undefined): boolean {
  return isWorthCompressing(lengthBytes) && acceptsGzip(acceptEncoding)
}

/** Compresses pages and files. What is already compressed (built assets) and what is short is left alone. */
export function compression(): MiddlewareHandler {
  return async (context, next) => {
    await next()
    const { res } = context
    if (
      res.body === null ||
      res.headers.has('content-encoding') ||
      !isTransformable(res.headers.get('cache-control')) ||
      !compressible.test(res.headers.get('content-type') ?? '')
    )
      return
    res.headers.append('vary', 'accept-encoding')
    const length = Number(res.headers.get('content-length') ?? Infinity)
    if (context.req.method === 'HEAD' || !isCompressed(length, context.req.header('accept-encoding'))) return
    context.res = await compress(res)
  }
}

async function compress(answer: Response): Promise<Response> {
  const { status, headers } = answer
  const body = Buffer.from(await answer.arrayBuffer())
  const sent = body.length < smallestBytes ? body : await compressWhole(body)
  if (sent !== body) headers.set('content-encoding', 'gzip')
  headers.set('content-length', String(sent.length))
  return new Response(new Uint8Array(sent), { status, headers })
}

/** Whether an Accept-Encoding header takes gzip. */
export function acceptsGzip(header: string | undefined): boolean {
  return (header ?? '').split(',').some((part) => /^\s*gzip\s*(?:$|;(?!\s*q=0(?:\.0*)?\s*$))/i.test(part))
}
