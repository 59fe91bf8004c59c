import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import type { Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import { asUnavailable, pool } from './platform/db.ts'
import { bodyLimitBytes, createGraphql, isSecure } from './graphql.ts'
import type { Env } from './platform/env.ts'
import { UnavailableError } from './platform/errors.ts'
import { serveBuiltFiles } from './platform/http/built-files.ts'
import { compression } from './platform/http/compression.ts'
import type { FormState, PageResult, RenderPage } from './platform/http/pages.ts'
import { contentSecurityPolicy, securityHeaders } from './platform/http/security-headers.ts'
import { describeFailure, logger } from './platform/logger.ts'
import { requestCount, requestSeconds } from './platform/metrics.ts'
import { publishedSchema } from './published-schema.ts'
import { receiveRatingForm } from './modules/feedback/index.ts'
import { organisationRoutes } from './modules/identity/index.ts'

/** The HTTP application: one origin for the API, the pages and their assets. `render` is absent where only the API is wanted. */
export function createServer(env: Env, render: RenderPage | null, graphql = createGraphql(env)) {
  const app = new Hono()

  app.use(measure())
  app.use(securityHeaders(isSecure(env)))
  app.use(compression())
  app.use(bodyLimit({ maxSize: bodyLimitBytes, onError: tooLarge }))

  app.get('/health', (context) => context.text('alive'))
  app.get('/ready', async (context) => {
    try {
      await pool.query('SELECT 1')
      return context.text('ready')
    } catch {
      return context.text('database unreachable', 503, { 'retry-after': '2' })
    }
  })

  app.all('/graphql', async (context) => {
    const { method } = context.req
    if (method === 'POST' && !isJson(context.req.header('content-type'))) {
      return context.json({ errors: [{ message: 'Only application/json is accepted.' }] }, 415)
    }
    // Nothing is unpacked here: a small packed body could hold more than any limit.
    if (context.req.header('content-encoding') !== undefined) {
      return context.json({ errors: [{ message: 'A body is taken as it is, without content-encoding.' }] }, 415)
    }
    const request = await graphql.contextOf(context.req.header('cookie') ?? null)
    const response = await graphql.endpoint.fetch(context.req.raw, request)
    const headers = new Headers([...response.headers])
    for (const line of request.setCookies) headers.append('set-cookie', line)
    headers.set('cache-control', 'no-store')
    // Never streamed: one answer, whole, with its length.
    return new Response(await response.text(), { status: response.status, headers })
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
    const busy = asUnavailable(failure)
    if (busy instanceof UnavailableError) {
      return context.text('The service is busy. Please try again.', 503, {
        'retry-after': String(busy.retryAfterSeconds),
      })
    }
    const incident = crypto.randomUUID()
    logger.error({ incident, ...describeFailure(failure) }, 'unexpected failure in a request')
    return context.text(`Something went wrong on our side. Incident ${incident}`, 500)
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
    // A page that is whole says its length, and is compressed at once instead of as a stream.
    if (typeof page.body === 'string') headers.set('content-length', String(Buffer.byteLength(page.body)))
    headers.set('content-security-policy', contentSecurityPolicy(nonce))
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
    if (form?.retryAfterSeconds !== undefined) headers.set('retry-after', String(form.retryAfterSeconds))
    return new Response(page.body, { status: form?.retryAfterSeconds === undefined ? page.status : 503, headers })
  }
}

/** The rest of the body is not read, so the connection cannot serve another request. */
function tooLarge(context: HonoContext): Response {
  return context.json({ errors: [{ message: 'The request is too large.' }] }, 413, { connection: 'close' })
}

function isJson(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/json\s*(;|$)/i.test(contentType)
}

function measure() {
  return async (context: HonoContext, next: () => Promise<void>) => {
    const route = routeKind(context.req.path)
    const done = requestSeconds.startTimer({ route })
    await next()
    done()
    requestCount.inc({ route, status: `${Math.floor(context.res.status / 100)}xx` })
  }
}

function routeKind(path: string): string {
  if (path === '/graphql') return 'graphql'
  if (path.startsWith('/assets/')) return 'asset'
  if (path === '/health' || path === '/ready') return 'health'
  return 'page'
}
