import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

const residentPath = /^\/(tg|ru|en)\/r\//

/** In development the resident's path has its own page too, so that it is worked on without the router, as it is served. */
export function residentPageInDevelopment(): Plugin {
  return {
    name: 'hamkori:resident-page',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = request.url ?? '/'
        if (!residentPath.test(url) || !request.headers.accept?.includes('text/html')) return next()
        readFile(new URL('../index.html', import.meta.url), 'utf8')
          .then((page) =>
            server.transformIndexHtml(url, page.replace('/src/entry-client.ts', '/src/entry-resident.ts')),
          )
          .then((page) => response.setHeader('content-type', 'text/html').end(page), next)
      })
    },
  }
}
