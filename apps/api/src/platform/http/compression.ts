import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { promisify } from 'node:util'
import { constants, createGzip, gzip } from 'node:zlib'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'

// Level 1 takes a tenth of a millisecond for a page and is a few per cent larger than level 6.
const level = constants.Z_BEST_SPEED
const smallestBytes = 1_024
const compressible =
  /^(?:text\/(?!event-stream)|application\/(?:json|graphql-response\+json|javascript|manifest\+json)|image\/svg\+xml)/i
const zip = promisify(gzip)

/** Compresses a whole body (gzip). */
export function compressWhole(body: Buffer | string): Promise<Buffer> {
  return zip(body, { level })
}

/** Whether a body of this length is compressed for a client that sends this Accept-Encoding header. */
export function isCompressed(lengthBytes: number, acceptEncoding: string | undefined): boolean {
  return lengthBytes >= smallestBytes && acceptsGzip(acceptEncoding)
}

/**
 * Compresses pages and files. A page that is streamed is flushed piece by piece, so that its first piece is not held back; what is
 * already compressed (built assets) and what is short is left alone.
 */
export function compression(): MiddlewareHandler {
  return async (context, next) => {
    await next()
    const { res } = context
    if (
      res.body === null ||
      res.headers.has('content-encoding') ||
      !compressible.test(res.headers.get('content-type') ?? '')
    )
      return
    res.headers.append('vary', 'accept-encoding')
    const length = res.headers.get('content-length')
    const bytes = length === null ? Infinity : Number(length)
    if (context.req.method === 'HEAD' || !isCompressed(bytes, context.req.header('accept-encoding'))) return
    await compress(context, res, length === null)
  }
}

async function compress(context: HonoContext, answer: Response, streamed: boolean): Promise<void> {
  const { status, headers } = answer
  headers.set('content-encoding', 'gzip')
  headers.delete('content-length')
  if (streamed && answer.body !== null) {
    const source = Readable.fromWeb(answer.body as NodeReadableStream)
    const zipped = source.pipe(createGzip({ level, flush: constants.Z_SYNC_FLUSH }))
    source.once('error', (failure) => zipped.destroy(failure))
    zipped.once('close', () => source.destroy())
    context.res = new Response(Readable.toWeb(zipped) as ReadableStream<Uint8Array>, { status, headers })
    return
  }
  const zipped = await compressWhole(Buffer.from(await answer.arrayBuffer()))
  headers.set('content-length', String(zipped.length))
  context.res = new Response(new Uint8Array(zipped), { status, headers })
}

/** Whether an Accept-Encoding header takes gzip. */
function acceptsGzip(header: string | undefined): boolean {
  return (header ?? '').split(',').some((part) => /^\s*gzip\s*(?:$|;(?!\s*q=0(?:\.0*)?\s*$))/i.test(part))
}
