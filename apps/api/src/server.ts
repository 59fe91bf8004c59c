import type { RequestListener } from 'node:http'
import { bodyLimitKib } from '@hamkori/schema/api-limits'
import { filesPath } from '@hamkori/schema/files.constants'
import { unsubscribePath } from '@hamkori/schema/notifications.constants'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { pool } from './platform/db.ts'
import { isSpaceLow } from './platform/disk-space.ts'
import { createGraphql, isSecure } from './graphql.ts'
import type { Env } from './platform/env.ts'
import { fileRoutes } from './platform/files/file-routes.ts'
import { receiveUpload } from './platform/files/receive-upload.ts'
import { serveBuiltFiles } from './platform/http/built-files.ts'
import { compression } from './platform/http/compression.ts'
import { failureResponse } from './platform/http/failures.ts'
import { createListener } from './platform/http/listener.ts'
import { isLive } from './platform/http/request-checks.ts'
import { commonHeaders } from './platform/http/response-headers.ts'
import { serveWellKnown } from './platform/http/well-known.ts'
import type { Renderer } from './platform/http/pages.ts'
import { within } from './platform/within.ts'
import { answerLive } from './live.ts'
import { createPages } from './pages.ts'
import type { Pages } from './pages.ts'
import { publishedSchema } from './published-schema.ts'
import { receiveRatingForm, typedReceiptKey } from './modules/feedback/index.ts'
import { organisationRoutes } from './modules/identity/index.ts'
import { unsubscribeRoutes } from './modules/notifications/index.ts'
import { releaseRoutes } from './modules/releases/index.ts'
import { reportRoutes } from './modules/reports/index.ts'

const bodyLimitBytes = { stranger: bodyLimitKib.stranger * 1024, session: bodyLimitKib.session * 1024 }

/** Whoever asks whether the service is ready hears of a database that stands still within this time. */
const readyMilliseconds = 1_500

/**
 * The HTTP application, for `http.createServer`: one origin for the API, the pages and their assets. `renderer` is null where only
 * the API is wanted. With `warm` it is not ready before the pages that people come to first have been drawn.
 */
export function createServer(
  env: Env,
  renderer: Renderer | null,
  graphql = createGraphql(env),
  warm = false,
): RequestListener {
  const pages = env.WEB_DIST === undefined || renderer === null ? null : createPages(env, renderer, graphql)
  const others = getRequestListener(
    createRoutes(env, pages, graphql, warm && pages !== null ? pages.warm() : Promise.resolve()).fetch,
    { overrideGlobalObjects: false },
  )
  return createListener({
    rules: {
      bodyLimitBytes,
      publicOrigin: env.PUBLIC_ORIGIN === undefined ? null : new URL(env.PUBLIC_ORIGIN).origin,
      hasSession: graphql.hasSession,
    },
    secure: isSecure(env),
    graphql,
    upload: (request, response) =>
      void receiveUpload(request, response, {
        viewerOf: viewerBy(graphql),
        headers: commonHeaders(isSecure(env)),
      }),
    pages: (request, response) => {
      if (isLive(request.url ?? '')) return void answerLive(request, response, isSecure(env))
      if (pages?.answerForAll(request, response) !== true) void others(request, response)
    },
  })
}

type Graphql = ReturnType<typeof createGraphql>

/** Finds out who sends a request, by its cookies. */
function viewerBy(graphql: Graphql) {
  return async (cookie: string | null) => (await graphql.contextOf(cookie)).viewer
}

/** Pages, files, forms and the service's own state. What every response has in common is the listener's part. */
function createRoutes(env: Env, pages: Pages | null, graphql: Graphql, warmed: Promise<void>): Hono {
  const app = new Hono()
  app.use(compression())

  app.get('/health', (context) => context.text('alive'))
  app.get('/ready', async (context) => {
    try {
      await Promise.all([within(readyMilliseconds, pool.query('SELECT 1')), warmed])
      return context.text(isSpaceLow() ? 'ready to be read; the disk is nearly full, nothing is stored' : 'ready')
    } catch {
      return context.text('database unreachable', 503, { 'retry-after': '2' })
    }
  })

  app.get('/schema.graphql', (context) =>
    context.text(publishedSchema(), 200, { 'cache-control': 'public, max-age=3600' }),
  )

  serveWellKnown(app, env)

  app.route('/sign-in/organisation', organisationRoutes(isSecure(env)))
  app.route('/releases', releaseRoutes())
  app.route('/reports', reportRoutes())
  app.route(filesPath, fileRoutes(viewerBy(graphql)))
  app.route(`/:language{tg|ru|en}/${unsubscribePath}`, unsubscribeRoutes())

  if (env.WEB_DIST !== undefined && pages !== null) {
    serveBuiltFiles(app, env.WEB_DIST)
    app.post('/:language{tg|ru|en}/r/:unit', async (context) => {
      const form = await receiveRatingForm(context.req.param('unit'), await context.req.parseBody())
      return pages.answerVisitor(context, { form })
    })
    app.post('/:language{tg|ru|en}/receipt', async (context) => {
      const receiptKey = await typedReceiptKey(await context.req.parseBody())
      return pages.answerVisitor(context, { receiptKey })
    })
    app.get('*', (context) => pages.answerVisitor(context))
  }

  app.notFound((context) => context.text('not found', 404))
  app.onError((failure, context) => {
    const { status, headers, text } = failureResponse(failure)
    return context.text(text, status, headers)
  })
  return app
}
