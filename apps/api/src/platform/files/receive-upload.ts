import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { fileLimits } from '@hamkori/schema/files.constants'
import type { TakenFile } from '@hamkori/schema/files.constants'
import { encodeGlobalID } from '@pothos/plugin-relay'
import { isSpaceLow, lowSpaceRetrySeconds } from '../disk-space.ts'
import { actingPersonOf } from '../http/acting-person.ts'
import { failureResponse } from '../http/failures.ts'
import { countRefusal } from '../metrics.ts'
import type { Viewer } from '../viewer.ts'
import { RefusedFileError, readUpload } from './read-upload.ts'
import { hasTooManyUnused, storeFile } from './stored-files.ts'

/** What receives files. */
export interface UploadOptions {
  readonly viewerOf: (cookie: string | null) => Promise<Viewer>
  /** Of every response. */
  readonly headers: OutgoingHttpHeaders
}

/** A photo takes some 100 MB while it is unpacked, so there are never more at a time. */
const mostAtOnce = 2
const busyRetrySeconds = 5
const drainMilliseconds = 500
let underWay = 0

/**
 * Takes one file from somebody who is signed in: its bytes are the body of the request. Everything that can be refused before the body is
 * read is refused then. Answers with a TakenFile, or with a `code` that the page has words for.
 */
export async function receiveUpload(
  request: IncomingMessage,
  response: ServerResponse,
  { viewerOf, headers }: UploadOptions,
): Promise<void> {
  const answer = (status: number, body: TakenFile | { readonly code: string }, more: OutgoingHttpHeaders = {}) =>
    end(request, response, status, body, { ...headers, ...more })
  const busy = (seconds: number) => answer(503, { code: 'UNAVAILABLE' }, { 'retry-after': String(seconds) })
  try {
    const viewer = await viewerOf(request.headers.cookie ?? null)
    if (viewer.kind !== 'person') return answer(401, { code: 'SIGNED_OUT' })
    const acting = actingPersonOf(request.headers)
    if (acting !== undefined && acting !== encodeGlobalID('Person', viewer.personId))
      return answer(403, { code: 'ANOTHER_PERSON' })
    if (isSpaceLow()) {
      countRefusal('lowSpace')
      return busy(lowSpaceRetrySeconds)
    }
    if (underWay >= mostAtOnce) return busy(busyRetrySeconds)
    if (await hasTooManyUnused(viewer.personId)) return answer(429, { code: 'too_many' })
    underWay += 1
    try {
      const content = await readBody(request)
      if (content === null) return answer(413, { code: 'file_too_large' })
      const { hash, bytes, width, height, mediaType } = await storeFile(viewer.personId, await readUpload(content))
      return answer(200, { hash, bytes, width, height, mediaType: mediaType as TakenFile['mediaType'] })
    } finally {
      underWay -= 1
    }
  } catch (failure) {
    if (failure instanceof RefusedFileError) return answer(422, { code: failure.code })
    const { status, headers: more } = failureResponse(failure)
    return answer(status, { code: status === 503 ? 'UNAVAILABLE' : 'UNEXPECTED' }, more)
  }
}

/** The whole body, or null as soon as it is larger than a file may be. Rejects where the sender goes away. */
function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let length = 0
  return new Promise((resolve, reject) => {
    const take = (part: Buffer) => {
      length += part.length
      if (length <= fileLimits.bytes) {
        parts.push(part)
        return
      }
      request.off('data', take)
      resolve(null)
    }
    request
      .on('data', take)
      .once('end', () => resolve(Buffer.concat(parts)))
      .once('error', reject)
      .once('close', () => reject(new RefusedFileError('file_damaged')))
  })
}

/** Answers, also before the whole body has come: the rest is read and thrown away for a moment, so that the sender gets to read it. */
function end(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: object,
  headers: OutgoingHttpHeaders,
): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(text),
    ...(request.complete ? {} : { connection: 'close' }),
  })
  response.write(text)
  if (request.complete || request.destroyed) {
    response.end()
    return
  }
  const drained = setTimeout(() => response.end(), drainMilliseconds)
  request.once('end', () => {
    clearTimeout(drained)
    response.end()
  })
  request.resume()
}
