import { timingSafeEqual } from 'node:crypto'
import { isLanguage } from '@hamkori/schema/languages'
import { Hono } from 'hono'
import type { Context as HonoContext } from 'hono'
import { getCookie } from 'hono/cookie'
import { signInByOrganisation } from './actions/sign-in-by-organisation.ts'
import { countAttemptOfEverybody } from './rate-limit-statements.ts'
import { beginCeremony, endCeremony } from './ceremony.queries.ts'
import { SignInRefusedError } from './identity.errors.ts'
import { newWay, organisationName, returnFromOrganisation, wayToOrganisation } from './organisation/provider.ts'
import type { OnTheWay } from './organisation/provider.ts'
import { newToken, signInCookie, tokenHash } from './sessions.ts'

interface Memory extends OnTheWay {
  /** SHA-256 of a random value that only the browser holds that began: nobody else's browser can finish. */
  readonly browser: string
  readonly language: string
}

const which = { kind: 'organisation', sessionId: null } as const
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * The way to the organisation's sign-in and back: `GET /` sends the browser there, `GET /callback` takes it back. Both are
 * not found where no organisation is set up.
 */
export function organisationRoutes(secure: boolean): Hono {
  const routes = new Hono()
  const name = secure ? '__Host-hamkori-organisation' : 'hamkori-organisation'
  // Lax, because the browser comes back from another site; it carries no right, only that this browser began.
  const cookie = (value: string, seconds: number) =>
    `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`

  routes.get('/', async (context) => {
    if (organisationName() === null) return context.notFound()
    // Somebody presses a button here. A link on another site must not sign people in behind their backs.
    const from = context.req.header('sec-fetch-site') ?? 'none'
    if (from !== 'same-origin' && from !== 'none')
      return context.redirect(`/${languageOf(context.req.query('language'))}/sign-in`, 303)
    await countAttemptOfEverybody()
    const browser = newToken()
    const way = newWay()
    const memory: Memory = { ...way, browser: hex(browser), language: languageOf(context.req.query('language')) }
    const state = await beginCeremony(which, JSON.stringify(memory))
    const target = await wayToOrganisation(state, way)
    context.header('set-cookie', cookie(browser, 600))
    context.header('cache-control', 'no-store')
    return context.redirect(target.href, 303)
  })

  routes.get('/callback', async (context) => {
    if (organisationName() === null) return context.notFound()
    await countAttemptOfEverybody()
    const state = context.req.query('state') ?? ''
    const text = uuid.test(state) ? await endCeremony(state, which) : null
    const memory = text === null ? null : (JSON.parse(text) as Memory)
    context.header('set-cookie', cookie('', 0))
    const language = languageOf(memory?.language)
    if (memory === null || !isSame(memory.browser, hex(getCookie(context, name) ?? ''))) {
      return moveOn(context, `/${language}/sign-in?organisation=refused`)
    }
    const account = await returnFromOrganisation(new URL(context.req.url).search, state, memory)
    if (account === null) return moveOn(context, `/${language}/sign-in?organisation=refused`)
    try {
      const { token, isFull } = await signInByOrganisation(account)
      context.header('set-cookie', signInCookie(token, secure), { append: true })
      return moveOn(context, `/${language}/${isFull ? 'desk' : 'sign-in'}`)
    } catch (failure) {
      if (!(failure instanceof SignInRefusedError)) throw failure
      return moveOn(context, `/${language}/sign-in?organisation=refused`)
    }
  })
  return routes
}

/**
 * A page of its own that moves on, and no redirect: a browser that is sent on from another site would leave its strict
 * session cookie behind.
 */
function moveOn(context: HonoContext, path: string): Response {
  context.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  context.header('cache-control', 'no-store')
  return context.html(
    `<!doctype html><meta charset="utf-8"><meta name="robots" content="noindex"><title>Ҳамкорӣ</title><meta http-equiv="refresh" content="0;url=${path}"><p><a href="${path}">Ҳамкорӣ</a></p>`,
  )
}

function languageOf(text: string | undefined): string {
  return text !== undefined && isLanguage(text) ? text : 'tg'
}

function hex(token: string): string {
  return Buffer.from(tokenHash(token)).toString('hex')
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
