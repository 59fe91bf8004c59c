import type { Language } from '@hamkori/schema/languages'
import { renderToString } from '@vue/server-renderer'
import { type Component, createSSRApp, h, ref } from 'vue'
import { languageKey } from '../../ui/language.ts'
import type { PageStatus } from '../page.ts'
import ResidentLayout from '../layout/ResidentLayout.vue'
import type { ResidentPage, ResidentState } from '../resident.ts'
import { residentAssets } from './assets.ts'
import type { PageRequest, PageResult } from './contract.ts'
import { closeDocument, inlineSources, openDocument } from './document.ts'
import { pageHeaders } from './headers.ts'

/** The module's half of the resident's path: what loads the page, and what draws it. */
export interface ResidentParts {
  readonly page: ResidentPage
  readonly view: Component
}

/** Draws the resident's page. Returns null when the unit does not exist: the general missing page is shown then. */
export async function renderResident(
  parts: ResidentParts,
  request: PageRequest,
  url: URL,
  language: Language,
  unit: string,
): Promise<{ missing: Exclude<PageStatus, 200> } | PageResult> {
  const answer = await parts.page.load({
    language,
    unit,
    query: url.searchParams,
    graphql: request.graphql,
    form: request.form,
  })
  if (answer.status !== 200) return { missing: answer.status }
  // With its query: who came by a QR code came by it in every language.
  const path = url.pathname + url.search
  const state: ResidentState = {
    language,
    path,
    demonstration: request.demonstration,
    props: answer.props,
  }
  const app = createSSRApp({
    render: () =>
      h(ResidentLayout, { language, path, demonstration: request.demonstration }, () =>
        h(parts.view, { ...answer.props }),
      ),
  })
  app.provide(languageKey, ref(language))
  const assets = residentAssets()
  const start = openDocument({
    language,
    head: answer.head,
    origin: request.origin,
    path: url.pathname,
    assets,
    fromInside: request.fromInside,
  })
  const body = start + (await renderToString(app)) + closeDocument(state, assets)
  const status = request.form?.outcome === 'refused' ? 422 : 200
  const inline = inlineSources({ assets, fromInside: request.fromInside })
  return { status, headers: pageHeaders(language, true), body, inline }
}
