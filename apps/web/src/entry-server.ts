import { type Language, defaultLanguage, languageFromHeader } from '@hamkori/schema/languages'
import { type SSRContext, renderToString } from '@vue/server-renderer'
import { type RouteLocationNormalizedLoaded, createMemoryHistory } from 'vue-router'
import { type HamkoriApp, createHamkori } from './app.ts'
import { type Translator, createTranslator } from './platform/i18n.ts'
import { savedLanguage } from './platform/language-choice.ts'
import { inLanguage, languageOfPath } from './platform/links.ts'
import { isBusy, statusOfFailure } from './platform/failure.ts'
import { type PageHead, type PageStatus, retrySeconds } from './platform/page.ts'
import { residentUnit } from './platform/resident.ts'
import { isServerDrawn } from './platform/route-meta.ts'
import { appAssets } from './platform/server/assets.ts'
import type { PageRequest, PageResult } from './platform/server/contract.ts'
import { closeDocument, inlineSources, openDocument } from './platform/server/document.ts'
import { pageHeaders } from './platform/server/headers.ts'
import { earlyWord } from './platform/server/early-word.ts'
import { renderResident } from './platform/server/render-resident.ts'
import type { PageState } from './platform/state.ts'
import ResidentApp from './modules/feedback/ResidentApp.vue'
import { residentPage } from './modules/feedback/resident.ts'
import { canonicalPath } from './app/canonical-path.ts'
import { createPages, manifests } from './app/router.ts'
import { documentAt, drawDocument } from './app/document-files.ts'
import { drawSiteMap, siteMapPath } from './app/site-map.ts'
import { drawProgramFile, programFileAt } from './app/program-files.ts'
import { drawFile, fileAt } from './app/table-files.ts'
import { type UrqlParts, createServerClient } from './urql.ts'

export type { PageRequest, PageResult } from './platform/server/contract.ts'
export { publicRoutes } from './app/public-routes.ts'

const addresses = createPages(createMemoryHistory())

const noHead: PageHead = { title: '' }

/** Where an address without a language leads: saved choice, then the browser's wish, then Tajik. */
function chooseLanguage(request: PageRequest): Language {
  return savedLanguage(request.languageCookie) ?? languageFromHeader(request.acceptLanguage) ?? defaultLanguage
}

function redirect(location: string): PageResult {
  return {
    status: 302,
    headers: { location, vary: 'accept-language, cookie', 'cache-control': 'private, no-cache' },
    body: '',
  }
}

/** A typed or printed address that is almost the page's own leads to it for good. */
function redirectForGood(location: string): PageResult {
  return { status: 301, headers: { location, 'cache-control': 'public, max-age=3600' }, body: '' }
}

/** An address without a language is sent on when it would lead to a page with one; anything else is missing. */
function redirectWithoutLanguage(request: PageRequest, url: URL): PageResult | null {
  const target = canonicalPath(addresses, inLanguage(url.pathname, chooseLanguage(request)))
  if (url.pathname === '/' || residentUnit(target)) return redirect(target + url.search)
  return addresses.resolve(target).name === 'missing' ? null : redirect(target + url.search)
}

function report(error: unknown): void {
  console.error('A page could not be drawn:', error instanceof Error ? (error.stack ?? error.message) : 'unknown')
}

/** The messages that the browser needs before it takes the page over: fetched beside the scripts, not after them. */
function messageFiles(route: RouteLocationNormalizedLoaded, language: Language): string[] {
  const page = String(route.name)
  const wanted = [route.meta.module, ...(route.meta.messages ?? [])]
  const folders = manifests.flatMap(({ id, messages, pageMessages, messagesOn }) => {
    const folder = id === 'app' ? 'src/app/locales' : `src/modules/${id}/locales`
    return [
      ...(messages && (wanted.includes(id) || messagesOn?.includes(page)) ? [folder] : []),
      ...(pageMessages?.[page] ? [`${folder}/${page}`] : []),
    ]
  })
  return [`src/app/frame/${language}.ts`, ...folders.map((folder) => `${folder}/${language}.json`)]
}

const translators = new Map<string, Translator>()

/**
 * The translator of one route in one language: it holds messages and nothing of a request. Not of all routes: a page that forgets to
 * name a module whose words it shows must be found on the server as it is in the browser.
 */
function translatorOf(language: Language, path: string): Translator {
  const name = `${language} ${String(addresses.resolve(path).name)}`
  const translator = translators.get(name) ?? createTranslator(language)
  translators.set(name, translator)
  return translator
}

/**
 * The pages that the router of one request knows: the one that is drawn, and the home page, to which every page leads. The search may
 * lead on to a record of any kind.
 */
function pagesFor(path: string): ReadonlySet<unknown> | undefined {
  const { name } = addresses.resolve(path)
  return name === 'search' ? undefined : new Set(['home', name])
}

interface Drawing {
  readonly request: PageRequest
  readonly url: URL
  readonly language: Language
}

async function prepare({ request, url, language }: Drawing, urql: UrqlParts, status: PageStatus): Promise<HamkoriApp> {
  const path = url.pathname + url.search
  const hamkori = createHamkori({
    history: createMemoryHistory(),
    pages: pagesFor(path),
    language,
    urql,
    translator: translatorOf(language, path),
    hydrate: true,
    status,
    demonstration: request.demonstration,
    sourceUrl: request.sourceUrl,
    origin: request.origin,
    now: () => request.now,
    receiptKey: request.receiptKey,
  })
  // Vue swallows a setup that throws and would draw an empty page.
  hamkori.app.config.errorHandler = (error) => {
    hamkori.page.status = statusOfFailure(error)
    if (hamkori.page.status === 500) report(error)
  }
  await hamkori.router.push(path)
  await hamkori.router.isReady()
  return hamkori
}

/** The general app's page with the status it asks for; a page that turns out missing is drawn again as the missing page. */
async function drawPage(drawing: Drawing, status: PageStatus): Promise<PageResult> {
  const { request, url, language } = drawing
  const urql = createServerClient(request.graphql, language)
  const { app, page, router } = await prepare(drawing, urql, status)
  const route = router.currentRoute.value
  if (route.redirectedFrom) return redirect(route.fullPath)
  const state = (rendered: boolean): PageState => ({
    rendered,
    status,
    demonstration: request.demonstration,
    sourceUrl: request.sourceUrl,
    now: request.now.toISOString(),
    receiptKey: request.receiptKey,
    // By their keys, not in the order in which they came: the same page is the same bytes.
    answers: Object.fromEntries(Object.entries(urql.answers).sort(([one], [other]) => (one < other ? -1 : 1))),
  })
  const { origin, fromInside } = request
  const parts = { language, origin, path: url.pathname, fromInside }
  const headers = pageHeaders(language, (route.meta.noStore ?? false) || (route.meta.staff ?? false))

  if (!isServerDrawn(route) && status === 200) {
    const assets = appAssets([])
    const start = openDocument({ ...parts, head: { title: '', noindex: true }, assets })
    const end = closeDocument(state(false), assets)
    const inline = inlineSources({ assets, fromInside })
    return { status: 200, headers, body: start + earlyWord(language) + end, inline }
  }
  const context: SSRContext & { modules?: Set<string> } = {}
  // Whole, and not as a stream: the page waits for its query before its first tag, so that nothing could be sent earlier.
  const html = await renderToString(app, context)
  if (page.status !== status) return drawPage(drawing, page.status)
  const assets = appAssets([...[...(context.modules ?? [])].sort(), ...messageFiles(route, language)])
  const start = openDocument({ ...parts, head: page.readHead?.() ?? noHead, assets })
  const body = start + html + closeDocument(state(true), assets)
  return {
    status,
    headers: status === 503 ? { ...headers, ...comeBack } : headers,
    body,
    inline: inlineSources({ assets, fromInside }),
  }
}

/** What a program reads; while the service is busy or its database away, it is told when to come back. Rejects otherwise as `drawn` does. */
async function orComeBack(drawn: PageResult | Promise<PageResult>): Promise<PageResult> {
  try {
    return await drawn
  } catch (failure) {
    if (!isBusy(failure)) throw failure
    return { status: 503, headers: { ...comeBack, 'content-type': 'text/plain; charset=utf-8' }, body: '' }
  }
}

/** Programs are told when to come back; browsers load the page again by themselves, with and without JavaScript. */
const comeBack = { 'retry-after': String(retrySeconds), refresh: String(retrySeconds) }

/**
 * Whether the page at this address (path and query) is the same for every visitor, so that it may be kept and given to all. It is
 * if the path names its language, if nobody has to sign in for it, if it holds nothing made for one visitor, and if the query has
 * only what the page says it reads (`meta.query`): what a page does not read must not fill anybody's memory.
 */
export function isSameForAll(address: string): boolean {
  if (address === siteMapPath || programFileAt(address) !== null) return true
  const document = documentAt(address)
  if (document !== null) return document.file.staff !== true
  if (languageOfPath(address) === null || residentUnit(address.split('?')[0] ?? '') !== null) return false
  const { name, meta, path, query } = addresses.resolve(address)
  const file = fileAt(path)?.file
  if (file === undefined && canonicalPath(addresses, path) !== path) return false
  if (file === undefined && (name === 'missing' || meta.staff || meta.noStore)) return false
  const read = file?.query ?? meta.query
  return Object.entries(query).every(
    ([parameter, value]) => read?.includes(parameter) && typeof value === 'string' && value.length <= longestValue,
  )
}

/**
 * Whether what stands at this address (path and query) is drawn as strangers see it, whoever asks: what programs come for, and public
 * documents, which go from hand to hand.
 */
export function isForStrangers(address: string): boolean {
  if (address === siteMapPath || programFileAt(address) !== null) return true
  const document = documentAt(address)
  return document !== null && document.file.staff !== true
}

/** Longest value of a parameter with which a page is kept: a cursor or a code, not a text. */
const longestValue = 200

/**
 * Draws one page of the site as HTML. Unknown addresses answer 404, gone ones 410; a page that cannot be had just now answers 503 and
 * tries again by itself, one that fails answers 500 with a page that says so, and the error goes to `console.error` for the API's log without anything of the visitor.
 */
export async function render(request: PageRequest): Promise<PageResult> {
  const url = new URL(request.url.replace(/^\/+/, '/'), request.origin)
  if (url.pathname === siteMapPath) return orComeBack(drawSiteMap(request))
  const program = programFileAt(url.pathname)
  if (program !== null) {
    const drawn = async () =>
      (await drawProgramFile(program, request)) ?? drawPage({ request, url, language: program.language }, 404)
    return orComeBack(drawn())
  }
  const document = documentAt(url.pathname)
  if (document !== null) {
    const drawn = async () =>
      (await drawDocument(document, request)) ?? drawPage({ request, url, language: document.language }, 404)
    return orComeBack(drawn())
  }
  const found = fileAt(url.pathname)
  const canonical = found ? url.pathname : canonicalPath(addresses, url.pathname)
  if (canonical !== url.pathname && request.form === undefined) return redirectForGood(canonical + url.search)
  const named = languageOfPath(url.pathname)
  if (!named) {
    const redirected = redirectWithoutLanguage(request, url)
    if (redirected) return redirected
  }
  const drawing: Drawing = { request, url, language: named ?? chooseLanguage(request) }
  try {
    if (found) return (await drawFile(found, request, url)) ?? (await drawPage(drawing, 404))
    const unit = residentUnit(url.pathname)
    if (unit !== null) {
      const result = await renderResident(
        { page: residentPage, view: ResidentApp },
        request,
        url,
        drawing.language,
        unit,
      )
      return 'missing' in result ? await drawPage(drawing, result.missing) : result
    }
    return await drawPage(drawing, 200)
  } catch (error) {
    const status = statusOfFailure(error)
    if (status === 500) report(error)
    return drawPage(drawing, status)
  }
}
