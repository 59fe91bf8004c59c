import type { Language } from '@hamkori/schema/languages'
import { type Component, createApp, createSSRApp, h, ref, shallowRef } from 'vue'
import { giveEarlyInputBack, keepEarlyInput } from './platform/early-input.ts'
import { inLanguage, languageOfPath } from './platform/links.ts'
import ResidentLayout from './platform/layout/ResidentLayout.vue'
import { type ResidentState, residentUnit } from './platform/resident.ts'
import { fetchPage } from './platform/resident-language.ts'
import { keepServedPage } from './platform/served-page.ts'
import { sendGraphql } from './platform/send.ts'
import { readState } from './platform/state.ts'
import ResidentApp from './modules/feedback/ResidentApp.vue'
import { languageKey } from './ui/language.ts'
import './ui/resident.css'

/** Without a server (`vite dev`) the page loads its own props; the built file never does. */
async function loadInDevelopment(): Promise<ResidentState | null> {
  if (!import.meta.env.DEV) return null
  const { residentPage } = await import('./modules/feedback/resident.ts')
  const language = languageOfPath(location.pathname) ?? 'tg'
  const unit = residentUnit(location.pathname) ?? ''
  const answer = await residentPage.load({
    language,
    unit,
    query: new URLSearchParams(location.search),
    graphql: sendGraphql,
  })
  return { language, path: location.pathname, demonstration: false, props: answer.props }
}

/** The words that came with the page. */
const wordsOf = ({ props }: ResidentState) => (props as { messages?: Record<string, string> }).messages ?? {}

const handed = readState<ResidentState>()
const state = handed ?? (await loadInDevelopment())
if (state) {
  const view: Component = ResidentApp
  const shown = shallowRef(state)
  const language = ref(state.language)
  const coming = ref<Language | null>(null)
  const notice = ref('')

  /** The page changes its language where it stands: what was answered, or the receipt, is nowhere else. */
  const change = async (event: MouseEvent, to: Language) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (to === language.value || coming.value) return
    coming.value = to
    notice.value = ''
    const address = inLanguage(location.pathname + location.search, to)
    const page = await fetchPage(address)
    coming.value = null
    if (!page) {
      notice.value = wordsOf(shown.value)['languageOffline'] ?? ''
      return
    }
    shown.value = page.state
    language.value = to
    document.documentElement.lang = to
    document.title = page.title
    history.replaceState(history.state, '', address)
  }

  const root = {
    render: () => {
      const { path, demonstration, props } = shown.value
      const deskLabel = wordsOf(shown.value)['desk'] ?? ''
      const frame = {
        language: language.value,
        path,
        demonstration,
        coming: coming.value,
        notice: notice.value,
        deskLabel,
      }
      return h(ResidentLayout, { ...frame, onChoose: change }, () => h(view, props))
    },
  }
  const app = handed ? createSSRApp(root) : createApp(root)
  app.provide(languageKey, language)
  const place = document.querySelector('#app')
  const served = handed && place ? keepServedPage(place, () => app.unmount()) : null
  app.config.errorHandler = (error) => {
    console.error(error)
    served?.putBack()
  }
  if (handed) keepEarlyInput(document)
  app.mount('#app')
  giveEarlyInputBack()
  served?.left()
}
