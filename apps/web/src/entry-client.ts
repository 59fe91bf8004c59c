import { defaultLanguage, isLanguage } from '@hamkori/schema/languages'
import { createWebHistory } from 'vue-router'
import { createHamkori } from './app.ts'
import { keepEarlyInput } from './platform/early-input.ts'
import { languageOfPath, links } from './platform/links.ts'
import { type PageState, readState } from './platform/state.ts'
import { loadWebFont } from './platform/web-font.ts'
import { createBrowserClient } from './urql.ts'
import './ui/styles.css'

const state = readState<PageState>()
if (state?.rendered) keepEarlyInput(document)
const written = document.documentElement.lang
let madeAt = state ? new Date(state.now) : new Date()

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
})

router.afterEach((to, from) => {
  if (from.matched.length > 0) madeAt = new Date()
})
// A new release removes old files: a page whose part is gone is loaded afresh.
router.onError((_error, to) => {
  location.assign(to.fullPath)
})

if (import.meta.env.DEV && location.pathname === '/') await router.replace(links.home('tg'))
await router.isReady()
app.mount('#app')
void loadWebFont(router)
