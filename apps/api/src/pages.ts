import type { IncomingMessage, ServerResponse } from 'node:http'
import { defaultLanguage, languages } from '@hamkori/schema/languages'
import type { Context as HonoContext } from 'hono'
import { getCookie } from 'hono/cookie'
import type { CachePolicyName } from './platform/cache-policy.ts'
import { now, startOfDay, today } from './platform/clock.ts'
import type { Env } from './platform/env.ts'
import { acceptsGzip } from './platform/http/compression.ts'
import { compressEvenly, fillUp, untransformed } from './platform/http/even-size.ts'
import { failureResponse } from './platform/http/failures.ts'
import { sendPage } from './platform/http/page-answer.ts'
import { createPageCache } from './platform/http/page-cache.ts'
import type { DrawnPage } from './platform/http/page-cache.ts'
import type { PageRequest, PageResult, Renderer } from './platform/http/pages.ts'
import { contentSecurityPolicy, framePolicy } from './platform/http/response-headers.ts'
import { markAsOf } from './platform/http/as-of.ts'
import { createTurns } from './platform/http/turns.ts'
import { printDocument } from './platform/documents/print-document.ts'
import { describeFailure, logger } from './platform/logger.ts'
import type { Graphql } from './graphql.ts'
import { cachePolicies } from './modules.ts'

/** The pages of the site. */
export interface Pages {
  /**
   * Answers a request for a page that is the same for every visitor: a kept one, or drawn for all. False, and nothing done, where
   * the request is for anything else, or comes with a session.
   */
  answerForAll(request: IncomingMessage, response: ServerResponse): boolean
  /**
   * Draws the pages that people come to first, so that none of them waits for code to be compiled and documents to be checked.
   * Never rejects: a page that cannot be drawn now is drawn when somebody asks.
   */
  warm(): Promise<void>
  /** Draws a page for one visitor, with what became of a form that was sent without JavaScript. */
  answerVisitor(context: HonoContext, sent?: SentWithoutScript): Promise<Response>
}

/** What a browser without JavaScript sent to a page: a rating, or a receipt to look up. */
type SentWithoutScript = Pick<PageRequest, 'form' | 'receiptKey'>

/**
 * To a multiple of this the page that tells a receipt without a script is filled up, found or not; see `evenBytes`. It has 14 KB, and
 * up to 5 with what was found; five times as many for whoever takes nothing compressed.
 */
const evenBytesOfReceipt = 19 * 1_024

/** The body of a page whose size says nothing about what is in it. */
async function evenBody(context: HonoContext, body: PageResult['body'], headers: Headers): Promise<Buffer> {
  headers.set('cache-control', untransformed)
  headers.append('vary', 'accept-encoding')
  if (!acceptsGzip(context.req.header('accept-encoding'))) return fillUp(body, 5 * evenBytesOfReceipt)
  headers.set('content-encoding', 'gzip')
  return compressEvenly(body, evenBytesOfReceipt)
}

/**
 * How many pages are drawn at the same time. Drawing uses the processor and hardly waits: more at once would not be faster, and each
 * holds some megabytes until it is done. What waits is drawn within some seconds, or told to come back.
 */
const turnsOfPages = { atOnce: 3, waiting: 128 }

/** Puts the pages together: what the web app draws, and which of it is kept. */
export function createPages(env: Env, renderer: Renderer, graphql: Graphql): Pages {
  const { isSameForAll, isForStrangers } = renderer
  const inTurn = createTurns(turnsOfPages)
  const kept = createPageCache({ versions: cachePolicies, day: today, inTurn, mark: markAsOf })
  const installation = {
    demonstration: env.DEMONSTRATION === 'yes',
    sourceUrl: env.SOURCE_URL ?? null,
    print: async (...[document, format]: Parameters<PageRequest['print']>) =>
      new Uint8Array(await printDocument(document, format)),
  }
  return {
    answerForAll(request, response) {
      const { method, url = '/', headers } = request
      if (method !== 'GET' && method !== 'HEAD') return false
      if (!isForStrangers(url) && hasSession(headers.cookie)) return false
      if (!isSameForAll(url)) return false
      const fromInside = headers['sec-fetch-site'] === 'same-origin'
      const origin = env.PUBLIC_ORIGIN ?? `http://${headers.host ?? ''}`
      kept
        .page(keyOf(url, origin, fromInside), () => drawForAll(url, origin, fromInside))
        .then((page) => sendPage(request, response, page))
        .catch((failure: unknown) => {
          const { status, headers: more, text } = failureResponse(failure)
          response.writeHead(status, { ...more, 'content-type': 'text/plain; charset=utf-8' }).end(text)
        })
      return true
    },
    async warm() {
      const origin = env.PUBLIC_ORIGIN ?? `http://${env.HOST}:${env.PORT}`
      // Several in turn: while one waits for the database, another is drawn.
      await Promise.all(
        firstPages.map((url) =>
          kept
            .page(keyOf(url, origin, false), () => drawForAll(url, origin, false))
            .catch((failure: unknown) =>
              logger.warn({ url, ...describeFailure(failure) }, 'a page could not be drawn beforehand'),
            ),
        ),
      )
    },
    async answerVisitor(context, sent = {}) {
      const { form } = sent
      const url = new URL(context.req.url)
      const cookie = context.req.header('cookie') ?? null
      const page = await inTurn(async () => {
        // While the database is away nobody knows who asks: then the page says so, and nobody is taken for a stranger.
        const viewerContext = graphql.contextOf(cookie)
        await viewerContext.catch(() => undefined)
        return renderer.render({
          ...installation,
          url: url.pathname + url.search,
          acceptLanguage: context.req.header('accept-language') ?? null,
          languageCookie: getCookie(context, 'hamkori-language') ?? null,
          now: now(),
          cookie,
          graphql: async (body) => graphql.ask(body, await viewerContext),
          fromInside: context.req.header('sec-fetch-site') === 'same-origin',
          origin: env.PUBLIC_ORIGIN ?? url.origin,
          ...sent,
        })
      })
      const headers = new Headers(headersOf(page))
      const body = sent.receiptKey === undefined ? Buffer.from(page.body) : await evenBody(context, page.body, headers)
      headers.set('content-length', String(body.length))
      if (form?.retryAfterSeconds !== undefined) headers.set('retry-after', String(form.retryAfterSeconds))
      return new Response(new Uint8Array(body), {
        status: form?.retryAfterSeconds === undefined ? page.status : 503,
        headers,
      })
    },
  }

  function hasSession(cookie: string | undefined): boolean {
    return cookie !== undefined && graphql.hasSession(cookie)
  }

  /** Draws a page from nothing that a visitor sent but the address, and notes what it was made from. */
  async function drawForAll(url: string, origin: string, fromInside: boolean): Promise<DrawnPage> {
    const context = await graphql.contextOf(null)
    const reads = new Set<CachePolicyName>()
    let keeps = true
    const request: PageRequest = {
      ...installation,
      url,
      acceptLanguage: null,
      languageCookie: null,
      // The page is kept until the day ends: nothing in it may tell one moment of the day from another.
      now: startOfDay(today()),
      cookie: null,
      graphql: async (body) => {
        const answer = await graphql.ask(body, context)
        const policies = hasErrors(answer) ? null : graphql.policiesOf(body)
        if (policies === null) keeps = false
        else for (const policy of policies) reads.add(policy)
        return answer
      },
      fromInside,
      origin,
    }
    const page = await renderer.render(request)
    const { status, body, isFrameable = false } = page
    return { status, headers: headersOf(page), body, policies: keeps ? reads : null, isFrameable }
  }
}

/** Home in each language, and the first page of each list and of the scores. */
const firstPages = [
  ...languages.map((language) => `/${language}`),
  ...['areas', 'councils', 'shortcomings', 'proposals', 'activities', 'rate', 'dashboards', 'dashboards/TJ-SU'].map(
    (path) => `/${defaultLanguage}/${path}`,
  ),
]

function keyOf(url: string, origin: string, fromInside: boolean): string {
  return `${fromInside ? 'inside' : 'outside'} ${origin} ${url}`
}

function headersOf({ headers, inline, isFrameable }: PageResult): Record<string, string> {
  const policy = isFrameable && inline ? framePolicy(inline) : contentSecurityPolicy(inline)
  return { 'cache-control': 'no-store', ...headers, 'content-security-policy': policy }
}

function hasErrors(answer: unknown): boolean {
  return answer === null || typeof answer !== 'object' || 'errors' in answer
}
