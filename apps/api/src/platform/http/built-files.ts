import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono, MiddlewareHandler } from 'hono'

const year = 'public, max-age=31536000, immutable'
const day = 'public, max-age=86400'

/** Files that browsers, other sites, search engines and people ask for by a name that never changes. */
const keptNames = [
  ...['/favicon.svg', '/favicon.ico', '/apple-touch-icon.png', '/share.png', '/manifest.webmanifest'],
  // By which anybody recomputes a release.
  '/releases/verify_release.py',
]

/**
 * Serves what the web app's build wrote: assets whose names carry a hash of their content, kept by browsers for ever and
 * sent as they were compressed; a missing one is a 404, never a page. Files with cached names are kept for a day.
 */
export function serveBuiltFiles(app: Hono, webDist: string): void {
  const files = serveStatic({ root: join(webDist, 'client'), precompressed: true })
  app.get('/assets/*', keptFor(year, files))
  app.get('/assets/*', (context) => context.text('not found', 404))
  for (const file of keptNames) app.get(file, keptFor(day, files))
}

function keptFor(cacheControl: string, files: MiddlewareHandler): MiddlewareHandler {
  return async (context, next) => {
    const found = await files(context, next)
    if (found instanceof Response) found.headers.set('cache-control', cacheControl)
    return found
  }
}
