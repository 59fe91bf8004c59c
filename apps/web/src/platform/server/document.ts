import { createHash } from 'node:crypto'
import { type Language, languages } from '@hamkori/schema/languages'
import { inLanguage } from '../links.ts'
import { type PageHead, fullTitle, productName } from '../page.ts'
import { stateId } from '../state.ts'
import { type PageAssets, styleText } from './assets.ts'
import type { InlineSources } from './contract.ts'
import { escapeHtml, serializeState } from './escape.ts'

/** Everything around a page's own HTML. */
export interface DocumentParts {
  readonly language: Language
  readonly head: PageHead
  readonly origin: string
  /** The page's path without its query. */
  readonly path: string
  readonly assets: PageAssets
  /** The visitor comes from a page of this site, so that the style sheet is likely to be there. */
  readonly fromInside: boolean
}

/**
 * The page's look. Whoever comes from elsewhere gets it with the page: asking for a file first would cost a cheap
 * phone one more trip over a slow line before it sees a word. Inside the site the file is in the browser's cache.
 */
function styleTags({ assets, fromInside }: DocumentParts): string[] {
  return assets.styles.map((file) =>
    fromInside ? `<link rel="stylesheet" href="${file}">` : `<style>${styleText(file)}</style>`,
  )
}

/**
 * Scripts are asked for when the page has been drawn: they must not compete with it for the line, nor for a slow processor. A
 * page that nobody looks at is never drawn; there they come after a second. Which files they are is data, so that the script
 * is the same on every page and the content policy can name it by its hash.
 */
function scriptTags(assets: PageAssets): string {
  const files = serializeState({ entry: assets.entry, scripts: assets.scripts })
  return `<script type="application/json" id="${filesId}">${files}</script><script>${startScripts}</script>`
}

const filesId = 'hamkori-files'
const startScripts = [
  `{const files=JSON.parse(document.getElementById('${filesId}').textContent);let begun=false;`,
  'const add=(tag,its)=>document.head.append(Object.assign(document.createElement(tag),its));',
  // A browser without layers of styles is older than what the build is made for: it would fetch scripts that it cannot read.
  'const begin=()=>{if(begun||!self.CSSLayerBlockRule)return;begun=true;',
  "for(const href of files.scripts)add('link',{rel:'modulepreload',href});",
  "add('script',{type:'module',src:files.entry})};",
  'requestAnimationFrame(()=>setTimeout(begin));setTimeout(begin,1000)}',
].join('')

const sources = new Map<string, string>()

/** How a content policy names an inline script or style; the texts are few and stay the same as long as the build does. */
export function sourceOf(text: string): string {
  let source = sources.get(text)
  if (source === undefined) {
    source = `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    sources.set(text, source)
  }
  return source
}

/** What the document made of these parts carries inside itself, for its content policy. */
export function inlineSources({ assets, fromInside }: Pick<DocumentParts, 'assets' | 'fromInside'>): InlineSources {
  return {
    scripts: [sourceOf(startScripts)],
    styles: fromInside ? [] : assets.styles.map((file) => sourceOf(styleText(file))),
  }
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
export function openDocument(parts: DocumentParts): string {
  const { language, head, origin, path } = parts
  const title = escapeHtml(fullTitle(head.title))
  const description = escapeHtml(head.description ?? '')
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    `<meta name="description" content="${description}">`,
    head.noindex
      ? '<meta name="robots" content="noindex">'
      : `<link rel="canonical" href="${escapeHtml(origin + path)}">${alternates(origin, path)}`,
    `<meta property="og:title" content="${title}"><meta property="og:site_name" content="${productName}"><meta property="og:type" content="website">`,
    `<meta property="og:description" content="${description}"><meta property="og:image" content="${escapeHtml(origin)}/share.png"><meta property="og:locale" content="${language}">`,
    '<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#171f30" media="(prefers-color-scheme: dark)">',
    '<meta name="color-scheme" content="light dark"><link rel="icon" href="/favicon.ico" sizes="32x32"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="apple-touch-icon" href="/apple-touch-icon.png">',
    ...(head.feed
      ? [
          `<link rel="alternate" type="application/atom+xml" title="${escapeHtml(head.feed.title)}" href="${escapeHtml(origin + head.feed.href)}">`,
        ]
      : []),
    ...(head.about && !head.noindex
      ? [
          `<script type="application/ld+json">${serializeState({ '@context': 'https://schema.org', ...head.about, url: origin + path })}</script>`,
        ]
      : []),
    ...styleTags(parts),
    '</head><body><div id="app">',
  ].join('')
}

/** The document from the app's last tag, with the state that the browser takes over and the scripts. */
export function closeDocument(state: unknown, assets: PageAssets): string {
  return `</div><script type="application/json" id="${stateId}">${serializeState(state)}</script>${scriptTags(assets)}</body></html>`
}
