import type { IncomingHttpHeaders } from 'node:http'
import { fileLimits, filesPath } from '@hamkori/schema/files.constants'

/** Why a request is refused before its body is read. */
export interface Refusal {
  readonly status: 400 | 403 | 405 | 413 | 415
  readonly message: string
  /** Of 405: the methods that are taken there. */
  readonly allow?: string
}

/** What the checks compare a request with. */
export interface RequestRules {
  /** Largest body in bytes: of a request without a session, and of one with a cookie in the form of a session token. */
  readonly bodyLimitBytes: { readonly stranger: number; readonly session: number }
  /** The origin under which people open this installation, where a proxy stands in front (`PUBLIC_ORIGIN`). */
  readonly publicOrigin: string | null
  /** Whether a Cookie header carries something in the form of a session token. */
  readonly hasSession: (cookie: string) => boolean
}

/** The parts of a request that the checks look at. */
export interface RequestHead {
  readonly method?: string | undefined
  readonly url?: string | undefined
  readonly headers: IncomingHttpHeaders
}

/** A name or an address, with a port where it has one (RFC 9110, §7.2). */
const hostPattern = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i

export const tooLarge: Refusal = { status: 413, message: 'The request is too large.' }

/**
 * Checks what every request must keep: a host that can be one, a method that is served, the size it declares, no compressed body (a
 * small one could expand beyond any limit), JSON for GraphQL, bytes for a file and nothing but plain forms elsewhere, and that no other
 * site makes use of a session. Returns the refusal, or null for a request that may go on.
 */
export function checkRequest({ method = 'GET', url = '/', headers }: RequestHead, rules: RequestRules): Refusal | null {
  if (headers.host !== undefined && !hostPattern.test(headers.host))
    return { status: 400, message: 'The host cannot be one.' }
  const upload = isUpload({ method, url })
  const limit = upload && hasSession(headers, rules) ? fileLimits.bytes : bodyLimitOf(headers, rules)
  if (Number(headers['content-length']) > limit) return tooLarge
  if (headers['content-encoding'] !== undefined)
    return { status: 415, message: 'A body is taken as it is, without content-encoding.' }
  const graphql = isGraphql(url)
  if (graphql && method !== 'GET' && method !== 'POST')
    return { status: 405, message: 'GraphQL is read by GET and POST.', allow: 'GET, POST' }
  if (!['GET', 'HEAD', 'POST'].includes(method))
    return { status: 405, message: 'Pages are read by GET and HEAD, forms are sent by POST.', allow: 'GET, HEAD, POST' }
  if (graphql && method === 'POST' && !isJson(headers['content-type']))
    return { status: 415, message: 'Only application/json is accepted.' }
  // A link of another site may lead to a page. It may not call the API or follow what changes, and no form of another site may be sent.
  const acts = graphql || isLive(url) || (method !== 'GET' && method !== 'HEAD')
  if (acts && hasSession(headers, rules) && isFromAnotherSite(headers, rules))
    return { status: 403, message: 'A request with a session must come from this site.' }
  // No form of any site can send this type.
  if (upload && headers['content-type'] !== 'application/octet-stream')
    return { status: 415, message: 'Only application/octet-stream is accepted.' }
  if (!graphql && !upload && method === 'POST' && !isForm(headers['content-type']))
    return { status: 415, message: 'Only application/x-www-form-urlencoded is accepted.' }
  return null
}

/** The largest body, in bytes, that this request may have. */
export function bodyLimitOf(
  headers: IncomingHttpHeaders,
  rules: Pick<RequestRules, 'bodyLimitBytes' | 'hasSession'>,
): number {
  return hasSession(headers, rules) ? rules.bodyLimitBytes.session : rules.bodyLimitBytes.stranger
}

function hasSession({ cookie }: IncomingHttpHeaders, rules: Pick<RequestRules, 'hasSession'>): boolean {
  return cookie !== undefined && rules.hasSession(cookie)
}

/** Whether a request sends a file. */
export function isUpload({ method, url }: Pick<RequestHead, 'method' | 'url'>): boolean {
  return method === 'POST' && url === filesPath
}

/** Whether a request goes to the GraphQL endpoint. */
export function isGraphql(url: string): boolean {
  return url === '/graphql' || url.startsWith('/graphql?')
}

/** Whether a request goes to a stream that says what has changed. */
export function isLive(url: string): boolean {
  return url.startsWith('/live/')
}

/** Whether `Sec-Fetch-Site` or `Origin` says that a page of another site sent the request. Programs send neither. */
export function isFromAnotherSite(
  headers: IncomingHttpHeaders,
  { publicOrigin }: Pick<RequestRules, 'publicOrigin'>,
): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const { origin } = headers
  if (origin === undefined || origin === publicOrigin) return false
  // Our pages send no referrer, and browsers then send the origin of their forms as `null`.
  if (origin === 'null') return site !== 'same-origin'
  return !URL.canParse(origin) || new URL(origin).host !== headers.host?.toLowerCase()
}

function isJson(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/json\s*(;|$)/i.test(contentType)
}

/** A form without a body has no type. */
function isForm(contentType: string | undefined): boolean {
  return contentType === undefined || /^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType)
}
