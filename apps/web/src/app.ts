import type { Language } from '@hamkori/schema/languages'
import urql from '@urql/vue'
import { type App as VueApp, createApp, createSSRApp, ref } from 'vue'
import type { Router, RouterHistory } from 'vue-router'
import App from './app/App.vue'
import { frameMessages } from './app/module.ts'
import { createPages, manifests } from './app/router.ts'
import AppAnchor from './platform/AppAnchor.vue'
import { compose, compositionKey } from './platform/composition.ts'
import { confirmationKey, createQuestion, signInAgainKey } from './platform/confirmation.ts'
import { demonstrationKey, originKey, sourceUrlKey } from './platform/installation.ts'
import { type Translator, createTranslator, loadMessages, translatorKey } from './platform/i18n.ts'
import type { MessageLoaders } from './platform/module.ts'
import { laterPartsTaken } from './platform/later-part.ts'
import { takeLinkToken } from './platform/link-token.ts'
import { languageOfPath, links } from './platform/links.ts'
import { nowKey } from './platform/now.ts'
import { type PageContext, type PageStatus, createPageContext, pageKey } from './platform/page.ts'
import { createSession, sessionKey } from './platform/session.ts'
import { typedReceiptKey } from './platform/typed-receipt.ts'
import { anchorKey } from './ui/anchor.ts'
import { languageKey } from './ui/language.ts'
import { createToasts, toastsKey } from './ui/toasts.ts'
import type { UrqlParts } from './urql.ts'

/** What differs between the server, a page taken over in the browser, and one drawn from nothing. */
export interface AppOptions {
  readonly history: RouterHistory
  /** The names of the pages that it knows, see {@link createPages}: all where it is left out. */
  readonly pages?: ReadonlySet<unknown> | undefined
  /** The language to start in: the address's, or the one chosen for an address that has none. */
  readonly language: Language
  readonly urql: UrqlParts
  /** Given on the server, where all pages of one route and language share the messages that were read once. */
  readonly translator?: Translator
  /** True when HTML from the server is there, or is being made. */
  readonly hydrate: boolean
  readonly status: PageStatus
  readonly demonstration: boolean
  /** Where the source code of what runs here is offered. */
  readonly sourceUrl: string | null
  /** Scheme and host as people reach the site. */
  readonly origin: string
  readonly now: () => Date
  /** See `useTypedReceipt`. */
  readonly receiptKey?: string | null | undefined
}

/** One app: for one visitor in the browser, for one request on the server. */
export interface HamkoriApp {
  readonly app: VueApp
  readonly router: Router
  readonly page: PageContext
  readonly translator: Translator
}

/** The messages of these modules, and those that modules keep for this page. */
function partsFor(
  wanted: ReadonlySet<string | undefined>,
  page: string,
): (readonly [name: string, loaders: MessageLoaders])[] {
  return [
    ...manifests.flatMap(({ id, messages }) => (messages && wanted.has(id) ? [[id, messages] as const] : [])),
    ...composition.messagesOf(page).filter(([name]) => !wanted.has(name)),
  ]
}

const composition = compose(manifests)

/** Puts the app together. On the server nothing in it outlives a request but the translator. */
export function createHamkori(options: AppOptions): HamkoriApp {
  const language = ref<Language>(options.language)
  const page = createPageContext(options.status)
  const translator = options.translator ?? createTranslator(options.language)
  const session = createSession(options.urql.client)
  const router = createPages(options.history, options.pages)

  router.beforeEach((to) => (import.meta.env.SSR ? true : (takeLinkToken(to) ?? true)))
  router.beforeEach(async (to) => {
    if (import.meta.env.SSR || !to.meta.staff || to.meta.open) return true
    const target = languageOfPath(to.path) ?? language.value
    return (await session.current()) ? true : links.signIn(target, to.fullPath)
  })
  // Who searches for the printed number of a record is led to the record.
  router.beforeEach((to) =>
    to.name === 'search'
      ? (composition.recordOf(languageOfPath(to.path) ?? language.value, String(to.query['q'] ?? '')) ?? true)
      : true,
  )
  router.beforeResolve(async (to, from) => {
    if (to.path === from.path) await laterPartsTaken()
    const next = languageOfPath(to.path) ?? language.value
    const wanted = new Set([...to.matched.map((record) => record.meta.module), ...(to.meta.messages ?? [])])
    await loadMessages(translator, next, [['', frameMessages], ...partsFor(wanted, String(to.name))])
    language.value = next
    translator.global.locale.value = next
    // Another question is another page: what was missing under this one may be there under that. A place within a page is not.
    const [asked, before] = [to, from].map(({ fullPath }) => fullPath.split('#')[0])
    if (from.matched.length > 0 && asked !== before) page.status = 200
  })

  const app = options.hydrate ? createSSRApp(App) : createApp(App)
  app.use(router)
  app.use(translator)
  app.use(urql, options.urql.client)
  app.provide(languageKey, language)
  app.provide(compositionKey, composition)
  app.provide(pageKey, page)
  app.provide(nowKey, options.now)
  if (options.receiptKey !== undefined) app.provide(typedReceiptKey, options.receiptKey)
  app.provide(demonstrationKey, options.demonstration)
  app.provide(originKey, options.origin)
  app.provide(sourceUrlKey, options.sourceUrl)
  app.provide(sessionKey, session)
  app.provide(translatorKey, translator)
  app.provide(confirmationKey, createQuestion())
  app.provide(signInAgainKey, createQuestion())
  app.provide(anchorKey, AppAnchor)
  app.provide(toastsKey, createToasts())
  return { app, router, page, translator }
}
