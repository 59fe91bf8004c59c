import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Hono } from 'hono'
import type { Context as HonoContext } from 'hono'
import parseRange from 'range-parser'
import { acceptsGzip } from '../../platform/http/compression.ts'
import { findRelease } from './release.queries.ts'
import { findFile } from './release-files.queries.ts'
import { publicSigningKey } from './sign-manifest.ts'

const decompress = promisify(gunzip)
const forever = 'public, max-age=31536000, immutable'
const number = ':number{[1-9][0-9]{0,8}}'
const name = ':name{[a-z][a-z0-9._-]{0,60}}'

/**
 * The open files of releases, at addresses that never change: `/releases/12/scores.csv`, the signature of the manifest beside it as
 * `/releases/12/manifest.sig` (64 bytes), and `/releases/key.pem`, the public key. Files are sent compressed or in parts
 * (RFC 9110, section 14), with their SHA-256 as entity tag.
 */
export function releaseRoutes(): Hono {
  const routes = new Hono()

  routes.get('/key.pem', (context) =>
    context.body(publicSigningKey(), 200, {
      'content-type': 'application/x-pem-file',
      'cache-control': 'public, max-age=3600',
    }),
  )

  routes.get(`/${number}/manifest.sig`, async (context) => {
    const release = await findRelease(Number(context.req.param('number')))
    if (release?.state !== 'published' || release.signature === null) return context.text('not found', 404)
    return context.body(new Uint8Array(release.signature), 200, {
      'content-type': 'application/octet-stream',
      'cache-control': forever,
    })
  })

  routes.get(`/${number}/${name}`, async (context) => {
    const file = await findFile(Number(context.req.param('number')), context.req.param('name'))
    if (file === null) return context.text('not found', 404)
    const tag = `"${Buffer.from(file.sha256).toString('hex')}"`
    const headers: Record<string, string> = {
      'content-type': file.mediaType,
      'cache-control': forever,
      etag: tag,
      'last-modified': (file.publishedAt ?? new Date(0)).toUTCString(),
      'accept-ranges': 'bytes',
      vary: 'accept-encoding',
      'access-control-allow-origin': '*',
    }
    if (hasTag(context, tag)) return context.body(null, 304, headers)
    const range = context.req.header('range')
    if (range === undefined && acceptsGzip(context.req.header('accept-encoding')))
      return context.body(new Uint8Array(file.content), 200, { ...headers, 'content-encoding': 'gzip' })
    const whole = new Uint8Array(await decompress(file.content))
    // A range of another version than the one that the client has is the whole file.
    const asked =
      range === undefined || isOther(context.req.header('if-range'), tag) ? null : parseRange(whole.length, range)
    if (asked === -1) return context.body(null, 416, { ...headers, 'content-range': `bytes */${whole.length}` })
    const part = Array.isArray(asked) && asked.type === 'bytes' && asked.length === 1 ? asked[0] : undefined
    if (part === undefined) return context.body(whole, 200, headers)
    return context.body(whole.slice(part.start, part.end + 1), 206, {
      ...headers,
      'content-range': `bytes ${part.start}-${part.end}/${whole.length}`,
    })
  })

  return routes
}

function hasTag(context: HonoContext, tag: string): boolean {
  const known = context.req.header('if-none-match')
  return known === '*' || (known ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === tag)
}

function isOther(ifRange: string | undefined, tag: string): boolean {
  return ifRange !== undefined && ifRange !== tag
}
