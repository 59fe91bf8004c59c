import { type Language, languages } from '@hamkori/schema/languages'
import { inLanguage } from '../links.ts'
import { type PageHead, fullTitle, productName } from '../page.ts'
import { stateId } from '../state.ts'
import type { PageAssets } from './assets.ts'
import { escapeHtml, serializeState } from './escape.ts'

/** Everything around a page's own HTML. */
export interface DocumentParts {
  readonly language: Language
  readonly head: PageHead
  readonly origin: string
  /** The page's path without its query. */
  readonly path: string
  readonly nonce: string
  readonly assets: PageAssets
}

function alternates(origin: string, path: string): string {
  const rows = languages.map(
    (language) =>
      `<link rel="alternate" hreflang="${language}" href="${escapeHtml(origin + inLanguage(path, language))}">`,
  )
  return [
    ...rows,
    `<link rel="alternate" hreflang="x-default" href="${escapeHtml(origin + inLanguage(path, 'tg'))}">`,
  ].join('')
}

/** The document up to the app's first tag. */
export function openDocument({ language, head, origin, path, nonce, assets }: DocumentParts): string {
  const title = escapeHtml(fullTitle(head.title))
  const description = escapeHtml(head.description ?? '')
  const nonced = ` nonce="${escapeHtml(nonce)}"`
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    `<meta name="description" content="${description}">`,
    head.noindex
      ? '<meta name="robots" content="noindex">'
      : `<link rel="canonical" href="${escapeHtml(origin + path)}">${alternates(origin, path)}`,
    `<meta property="og:title" content="${title}"><meta property="og:site_name" content="${productName}"><meta property="og:type" content="website">`,
    '<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#171f30" media="(prefers-color-scheme: dark)">',
    '<meta name="color-scheme" content="light dark"><link rel="icon" href="/favicon.svg" type="image/svg+xml">',
    ...assets.styles.map((file) => `<link rel="stylesheet" href="${file}"${nonced}>`),
    ...assets.scripts.map((file) => `<link rel="modulepreload" href="${file}"${nonced}>`),
    `<script type="module" src="${assets.entry}"${nonced}></script>`,
    '</head><body><div id="app">',
  ].join('')
}

/** The document from the app's last tag, with the state that the browser takes over. */
export function closeDocument(state: unknown, nonce: string): string {
  return `</div><script type="application/json" id="${stateId}" nonce="${escapeHtml(nonce)}">${serializeState(state)}</script></body></html>`
}
