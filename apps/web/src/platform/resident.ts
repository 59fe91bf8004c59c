import type { Language } from '@hamkori/schema/languages'
import type { PageHead, PageStatus } from './page.ts'
import type { GraphqlTransport } from './send.ts'

/** What the resident's page is asked for: `/:language/r/:unit`. */
export interface ResidentRequest {
  readonly language: Language
  /** The police unit's code as it stands in the address. */
  readonly unit: string
  readonly query: URLSearchParams
  readonly graphql: GraphqlTransport
  /** A form that was sent without JavaScript. */
  readonly form?: ReturnedForm | undefined
}

/** What became of a form that was sent without JavaScript: the receipt, or what to correct and what was written. */
export interface ReturnedForm {
  readonly outcome: 'accepted' | 'refused'
  readonly values: Readonly<Record<string, string>>
  readonly issues: readonly { readonly path: readonly string[]; readonly code: string }[]
  readonly receipt?: string
}

/** What the page needs to be drawn on the server and taken over in the browser. */
export interface ResidentAnswer {
  /** With 404 and 410 the general missing page is shown instead. */
  readonly status: PageStatus
  readonly head: PageHead
  /** The props of ResidentApp.vue, plain JSON; they travel inside the page, in one language only. */
  readonly props: object
}

/** The feedback module's second public API, `modules/feedback/resident.ts`: it loads the page's props. */
export interface ResidentPage {
  load(request: ResidentRequest): Promise<ResidentAnswer>
}

/** What is handed from the server to the resident's script. */
export interface ResidentState {
  readonly language: Language
  readonly path: string
  readonly demonstration: boolean
  readonly props: object
}

const residentPath = /^\/(?:tg|ru|en)\/r\/([^/]+)\/?$/

/** The unit's code when the path is the resident's, else null. */
export function residentUnit(path: string): string | null {
  const encoded = residentPath.exec(path)?.[1]
  if (encoded === undefined) return null
  try {
    return decodeURIComponent(encoded)
  } catch {
    return null
  }
}
