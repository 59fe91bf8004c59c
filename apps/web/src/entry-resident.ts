import { type Component, createApp, createSSRApp, h, ref } from 'vue'
import { giveEarlyInputBack, keepEarlyInput } from './platform/early-input.ts'
import { languageOfPath } from './platform/links.ts'
import ResidentLayout from './platform/layout/ResidentLayout.vue'
import { type ResidentState, residentUnit } from './platform/resident.ts'
import { sendGraphql } from './platform/send.ts'
import { readState } from './platform/state.ts'
import ResidentApp from './rooms/feedback/ResidentApp.vue'
import { languageKey } from './ui/language.ts'
import './ui/resident.css'

/** Without a server (`vite dev`) the page loads its own props; the built file never does. */
async function loadInDevelopment(): Promise<ResidentState | null> {
  if (!import.meta.env.DEV) return null
  const { residentPage } = await import('./rooms/feedback/resident.ts')
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

const handed = readState<ResidentState>()
const state = handed ?? (await loadInDevelopment())
if (state) {
  const view: Component = ResidentApp
  const root = {
    render: () =>
      h(ResidentLayout, { language: state.language, path: state.path, demonstration: state.demonstration }, () =>
        h(view, state.props),
      ),
  }
  const app = handed ? createSSRApp(root) : createApp(root)
  app.provide(languageKey, ref(state.language))
  if (handed) keepEarlyInput(document)
  app.mount('#app')
  giveEarlyInputBack()
}
