import { randomBytes } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { Context as HonoContext } from 'hono'
import { getCookie } from 'hono/cookie'
import { pool } from './platform/db.ts'
import { createGraphql, isSecure } from './graphql.ts'
import type { Graphql } from './graphql.ts'
import type { Env } from './platform/env.ts'
import { serveBuiltFiles } from './platform/http/built-files.ts'
import { compression } from './platform/http/compression.ts'
import { failureResponse } from './platform/http/failures.ts'
import { createListener } from './platform/http/listener.ts'
import type { FormState, PageResult, RenderPage } from './platform/http/pages.ts'
import { contentSecurityPolicy } from './platform/http/response-headers.ts'
import { publishedSchema } from './published-schema.ts'
import { receiveRatingForm } from './modules/feedback/index.ts'
import { organisationRoutes } from './modules/identity/index.ts'

/** Largest body of a request, in bytes. */
const bodyLimitBytes = 256 * 1024

/**
 * The HTTP application, for `http.createServer`: one origin for the API, the pages and their assets. `render` is null where only the
 * API is wanted.
 */
export function createServer(env: Env, render: RenderPage | null, graphql = createGraphql(env)): RequestListener {
  return createListener({
    rules: {
      bodyLimitBytes,
      publicOrigin: env.PUBLIC_ORIGIN === undefined ? null : new URL(env.PUBLIC_ORIGIN).origin,
      hasSession: graphql.hasSession,
    },
    secure: isSecure(env),
    graphql,
    pages: getRequestListener(createPages(env, render, graphql).fetch, { overrideGlobalObjects: false }),
  })
}

/** Pages, files, forms and the service's own state. What every response has in common is the listener's part. */
function createPages(env: Env, render: RenderPage | null, graphql: Graphql): Hono {
  const app = new Hono()
  app.use(compression())

  app.get('/health', (context) => context.text('alive'))
  app.get('/ready', async (context) => {
    try {
      await pool.query('SELECT 1')
      return context.text('ready')
    } catch {
      return context.text('database unreachable', 503, { 'retry-after': '2' })
    }
  })

  app.get('/schema.graphql', (context) =>
    context.text(publishedSchema(), 200, { 'cache-control': 'public, max-age=3600' }),
  )

  app.route('/sign-in/organisation', organisationRoutes(isSecure(env)))

  if (env.WEB_DIST !== undefined && render !== null) {
    serveBuiltFiles(app, env.WEB_DIST)
    app.post('/:language{tg|ru|en}/r/:unit', async (context) => {
      const form = await receiveRatingForm(context.req.param('unit'), await context.req.parseBody())
      return answerPage(context, env, render, form)
    })
    app.get('*', (context) => answerPage(context, env, render))
  }

  app.notFound((context) => context.text('not found', 404))
  app.onError((failure, context) => {
    const { status, headers, text } = failureResponse(failure)
    return context.text(text, status, headers)
  })
  return app

  async function answerPage(
    context: HonoContext,
    settings: Env,
    renderPage: RenderPage,
    form?: FormState,
  ): Promise<Response> {
    const nonce = randomBytes(16).toString('base64')
    const url = new URL(context.req.url)
    const viewerContext = await graphql.contextOf(context.req.header('cookie') ?? null)
    const page: PageResult = await renderPage({
      url: url.pathname + url.search,
      acceptLanguage: context.req.header('accept-language') ?? null,
      languageCookie: getCookie(context, 'hamkori-language') ?? null,
      nonce,
      cookie: context.req.header('cookie') ?? null,
      graphql: (body) => graphql.ask(body, viewerContext),
      demonstration: settings.DEMONSTRATION === 'yes',
      fromInside: context.req.header('sec-fetch-site') === 'same-origin',
      origin: settings.PUBLIC_ORIGIN ?? url.origin,
      sourceUrl: settings.SOURCE_URL ?? null,
      ...(form === undefined ? {} : { form }),
    })
    const headers = new Headers(page.headers)
    headers.set('content-length', String(Buffer.byteLength(page.body)))
    headers.set('content-security-policy', contentSecurityPolicy(nonce))
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
    if (form?.retryAfterSeconds !== undefined) headers.set('retry-after', String(form.retryAfterSeconds))
    return new Response(page.body, { status: form?.retryAfterSeconds === undefined ? page.status : 503, headers })
  }
}
