import { fileHashPattern } from '@hamkori/schema/files.constants'
import { Hono } from 'hono'
import type { Viewer } from '../viewer.ts'
import { mayReadDraftFile } from './draft-files.ts'
import { readContent } from './file-store.ts'
import { findHeldFile, findPublicFile } from './stored-files.ts'
import type { StoredFile } from './stored-files.ts'

const forever = 'public, max-age=31536000, immutable'
/** What is not public yet stays in no cache. */
const onlyNow = 'private, no-store'

/**
 * Files to which a public record refers, at addresses that are the SHA-256 of their content: `/files/<hash>`. A photo is shown, anything
 * else is only offered for saving; neither may run anything. To whoever may read a record that is not public yet, its files too; to
 * everybody else they do not exist.
 */
export function fileRoutes(viewerOf: (cookie: string | null) => Promise<Viewer>): Hono {
  const routes = new Hono()
  routes.get('/:hash', async (context) => {
    const { hash } = context.req.param()
    if (!fileHashPattern.test(hash)) return context.text('not found', 404)
    const published = await findPublicFile(hash)
    const file = published ?? (await findDraftFile(hash, context.req.header('cookie'), viewerOf))
    if (file === null) return context.text('not found', 404)
    const isPhoto = file.mediaType === 'image/jpeg'
    const headers = {
      'content-type': file.mediaType,
      'content-disposition': isPhoto ? 'inline' : `attachment; filename="${hash.slice(0, 12)}.pdf"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': published === null ? onlyNow : forever,
      etag: `"${hash}"`,
    }
    const known = (context.req.header('if-none-match') ?? '').split(',')
    if (known.some((each) => each.trim().replace(/^W\//, '') === headers.etag)) return context.body(null, 304, headers)
    const content = await readContent(hash)
    return content === null ? context.text('not found', 404) : context.body(new Uint8Array(content), 200, headers)
  })
  return routes
}

/** A file of a draft, where this visitor may read that draft. */
async function findDraftFile(
  hash: string,
  cookie: string | undefined,
  viewerOf: (cookie: string | null) => Promise<Viewer>,
): Promise<StoredFile | null> {
  if (cookie === undefined) return null
  const file = await findHeldFile(hash)
  if (file === null) return null
  const viewer = await viewerOf(cookie)
  return viewer.kind === 'person' && (await mayReadDraftFile(viewer, hash)) ? file : null
}
