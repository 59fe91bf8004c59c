import { fileHashPattern } from '@hamkori/schema/files.constants'
import { Hono } from 'hono'
import { readContent } from './file-store.ts'
import { findPublicFile } from './stored-files.ts'

const forever = 'public, max-age=31536000, immutable'

/**
 * Files to which a public record refers, at addresses that are the SHA-256 of their content: `/files/<hash>`. A photo is shown, anything
 * else is only offered for saving; neither may run anything.
 */
export function fileRoutes(): Hono {
  const routes = new Hono()
  routes.get('/:hash', async (context) => {
    const { hash } = context.req.param()
    const file = fileHashPattern.test(hash) ? await findPublicFile(hash) : null
    if (file === null) return context.text('not found', 404)
    const isPhoto = file.mediaType === 'image/jpeg'
    const headers = {
      'content-type': file.mediaType,
      'content-disposition': isPhoto ? 'inline' : `attachment; filename="${hash.slice(0, 12)}.pdf"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': forever,
      etag: `"${hash}"`,
    }
    const known = (context.req.header('if-none-match') ?? '').split(',')
    if (known.some((each) => each.trim().replace(/^W\//, '') === headers.etag)) return context.body(null, 304, headers)
    const content = await readContent(hash)
    return content === null ? context.text('not found', 404) : context.body(new Uint8Array(content), 200, headers)
  })
  return routes
}
