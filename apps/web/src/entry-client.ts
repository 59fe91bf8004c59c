import { defaultLanguage, isLanguage } from '@hamkori/schema/languages'
import { createWebHistory } from 'vue-router'
import { createHamkori } from './app.ts'
import { serverTime, setClock } from './platform/clock.ts'
import { keepEarlyInput } from './platform/early-input.ts'
import { languageOfPath, links } from './platform/links.ts'
import { keepServedPage, servedPageKey } from './platform/served-page.ts'
import { type PageState, readState } from './platform/state.ts'
import { loadWebFont } from './platform/web-font.ts'
import { createBrowserClient } from './urql.ts'
import './ui/styles.css'

const state = readState<PageState>()
if (state?.rendered) keepEarlyInput(document)
const written = document.documentElement.lang
setClock(state?.now ?? null)
let madeAt = serverTime()

const { app, router } = createHamkori({
  history: createWebHistory(),
  language: languageOfPath(location.pathname) ?? (isLanguage(written) ? written : defaultLanguage),
  urql: createBrowserClient(state?.answers),
  hydrate: state?.rendered ?? false,
  status: state?.status ?? 200,
  demonstration: state?.demonstration ?? false,
  sourceUrl: state?.sourceUrl ?? null,
  origin: location.origin,
  now: () => madeAt,
  receiptKey: state?.receiptKey,
})

// The answers that came with the page are in its language alone.
router.beforeEach((to) => {
  if (!state || Object.keys(state.answers).length === 0 || (languageOfPath(to.path) ?? written) === written) return true
  location.assign(to.fullPath)
  return false
})
router.afterEach((to, from) => {
  if (from.matched.length > 0) madeAt = serverTime()
})
// A new release removes old files: a page whose part is gone is loaded afresh.
router.onError((error, to, from) => {
  // The first page is there already: loading it again would bring the same.
  if (from.matched.length > 0) location.assign(to.fullPath)
  else console.error(error)
})
const root = document.querySelector('#app')
const served = state?.rendered && root ? keepServedPage(root, () => app.unmount()) : null
if (served) app.provide(servedPageKey, served)

if (import.meta.env.DEV && location.pathname === '/') await router.replace(links.home('tg'))
await router.isReady()
try {
  app.mount('#app')
} catch (error) {
  if (!served?.putBack()) throw error
  console.error(error)
}
void loadWebFont(router)
