import type { Language } from '@hamkori/schema/languages'
import { type InjectionKey, inject, onScopeDispose, reactive, watchEffect } from 'vue'
import { statusOfFailure } from './failure.ts'
import type { FeedLink } from './program-file.ts'

/** How a page went: found, missing, gone for good, failed, or not to be had just now. */
export type PageStatus = 200 | 404 | 410 | 500 | 503

/** After how many seconds a page that could not be had just now is asked for again. */
export const retrySeconds = 8

/** What a page says of itself to the browser's title bar and to search engines. */
export interface PageHead {
  /** Without the product's name. Receipts and the like keep it neutral. */
  readonly title: string
  /** One sentence, up to about 160 characters. */
  readonly description?: string | undefined
  /** Keep out of search engines. */
  readonly noindex?: boolean | undefined
  /** What the page is about, for programs (schema.org); its address is added. */
  readonly about?: Thing | undefined
  /** A feed that tells what is new on the page; only the server says it. */
  readonly feed?: FeedLink | undefined
}

/** Something that schema.org has a type for. */
export interface Thing {
  readonly '@type': 'WebSite' | 'Organization' | 'GovernmentOrganization'
  readonly name: string
  readonly alternateName?: string
  readonly areaServed?: string | undefined
  readonly parentOrganization?: Thing | undefined
}

/** The page being shown: its status, and its head as a getter so that it may be read late. */
export interface PageContext {
  status: PageStatus
  readHead: (() => PageHead) | null
}

export const pageKey: InjectionKey<PageContext> = Symbol('page')

/** The page of one app; the status of a page rendered on the server is handed over. */
export function createPageContext(status: PageStatus = 200): PageContext {
  return reactive({ status, readHead: null })
}

/** The product's name, which ends every title. */
export const productName = 'Ҳамкорӣ'

/** A page's title as the browser shows it. */
export function fullTitle(title: string): string {
  return title && title !== productName ? `${title} · ${productName}` : productName
}

/** The title of a numbered record: its reference, and its name in this language, else in the original one. */
export function recordTitle(
  reference: string,
  title: ({ readonly [Name in Language]: string | null } & { readonly original: Language }) | null | undefined,
  language: Language,
): string {
  const name = title?.[language] ?? (title ? title[title.original] : '')
  return [reference, name].filter(Boolean).join(': ')
}

function usePageContext(): PageContext {
  return inject(pageKey, createPageContext, true)
}

/**
 * Says what page this is. Call it in `setup`, before or after awaiting the page's query; the getter is read
 * when the query has arrived, and again when what it reads changes.
 */
export function usePageHead(readHead: () => PageHead): void {
  const page = usePageContext()
  page.readHead = readHead
  if (import.meta.env.SSR) return
  // After the page has been drawn: the getter may read what is defined further down in `setup`, and the title changes
  // together with what is seen.
  watchEffect(
    () => {
      const head = readHead()
      if (page.readHead !== readHead) return
      document.title = fullTitle(head.title)
      document.querySelector('meta[name="description"]')?.setAttribute('content', head.description ?? '')
    },
    { flush: 'post' },
  )
  onScopeDispose(() => {
    if (page.readHead === readHead) page.readHead = null
  })
}

/** What a page may say of itself, as long as it is the page that is shown. */
export interface ShownPage {
  /** What was asked for does not exist. */
  readonly notFound: () => void
  /** What was asked for has gone for good. */
  readonly gone: () => void
  /** What was asked for could not be loaded. */
  readonly fail: (failure: unknown) => void
  /** True once the reader has gone on to another page. */
  readonly isLeft: () => boolean
}

/**
 * Lets a page say that what was asked for does not exist, is gone for good, or could not be loaded. The server answers 404,
 * 410, 500 or 503 with a helpful page, the browser shows the same page. Call `usePage` first in `setup`, its functions after
 * the query. A page that the reader has left, over a slow network before its answer came, says nothing any more.
 */
export function usePage(): ShownPage {
  const page = usePageContext()
  let left = false
  if (!import.meta.env.SSR) onScopeDispose(() => (left = true))
  const set = (status: PageStatus) => {
    if (!left) page.status = status
  }
  return {
    notFound: () => set(404),
    gone: () => set(410),
    fail: (failure) => set(statusOfFailure(failure)),
    isLeft: () => left,
  }
}
