import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { promisify } from 'node:util'
import { constants, createGzip, gzip } from 'node:zlib'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'

// Level 1 takes a tenth of a millisecond for a page and loses a few percent against level 6.
const level = 1
const smallest = 1_024
const compressible =
  /^(?:text\/(?!event-stream)|application\/(?:json|graphql-response\+json|javascript|manifest\+json)|image\/svg\+xml)/i
const zip = promisify(gzip)

/**
 * Compresses answers that are made now. A page that is streamed is flushed piece by piece, so that its first piece is not
 * held back; what is already compressed (built assets) and what is short is left alone.
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
    if (context.req.method === 'HEAD' || !acceptsGzip(context.req.header('accept-encoding'))) return
    const length = res.headers.get('content-length')
    if (length !== null && Number(length) < smallest) return
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
  const zipped = await zip(Buffer.from(await answer.arrayBuffer()), { level })
  headers.set('content-length', String(zipped.length))
  context.res = new Response(zipped, { status, headers })
}

/** Whether an Accept-Encoding header takes gzip. */
export function acceptsGzip(header: string | undefined): boolean {
  return (header ?? '').split(',').some((part) => /^\s*gzip\s*(?:$|;(?!\s*q=0(?:\.0*)?\s*$))/i.test(part))
}
