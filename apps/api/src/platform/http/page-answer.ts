import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { isCompressed } from './compression.ts'
import type { SentPage } from './page-cache.ts'

/**
 * Sends a page in the form that the client takes. To a client that has it already it sends 304, with the same headers: a browser
 * puts them in the place of those it kept, the content policy included.
 */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: SentPage): void {
  const { status, body, compressed, tag } = page
  if (page.isFrameable) response.removeHeader('x-frame-options')
  const zipped = compressed !== null && isCompressed(body.length, request.headers['accept-encoding']?.toString())
  const headers: OutgoingHttpHeaders = { ...page.headers, vary: 'accept-encoding, sec-fetch-site' }
  if (tag !== null) {
    headers['etag'] = `"${tag}${zipped ? '-gzip' : ''}"`
    if (isAmong(headers['etag'], request.headers['if-none-match'])) {
      response.writeHead(304, headers).end()
      return
    }
  }
  const sent = zipped ? compressed : body
  if (zipped) headers['content-encoding'] = 'gzip'
  headers['content-length'] = sent.length
  response.writeHead(status, headers).end(sent)
}

/** Whether an If-None-Match header names this entity tag. A proxy that compresses may have marked it as weak. */
function isAmong(tag: string, header: string | undefined): boolean {
  if (header === undefined) return false
  return header.split(',').some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '') === tag)
}
