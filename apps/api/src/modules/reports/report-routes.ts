import { Hono } from 'hono'
import { findReportFile } from './reports.queries.ts'

const forever = 'public, max-age=31536000, immutable'

/**
 * The files of frozen reports, at addresses and with bytes that never change: `/reports/TJ-SU-2026-Q3-1/tg.pdf`. Their SHA-256 is the
 * entity tag.
 */
export function reportRoutes(): Hono {
  const routes = new Hono()
  routes.get('/:reference/:name', async (context) => {
    const { reference, name } = context.req.param()
    const file = await findReportFile(reference, name)
    if (file === null) return context.text('not found', 404)
    const tag = `"${Buffer.from(file.sha256).toString('hex')}"`
    const headers = {
      'content-type': file.mediaType,
      'content-disposition': `inline; filename="${reference}-${name}"`,
      'cache-control': forever,
      etag: tag,
      'last-modified': (file.frozenAt ?? new Date(0)).toUTCString(),
    }
    const known = (context.req.header('if-none-match') ?? '').split(',')
    if (known.some((each) => each.trim().replace(/^W\//, '') === tag)) return context.body(null, 304, headers)
    return context.body(file.content, 200, headers)
  })
  return routes
}
