import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PrintFormat, PrintedDocument } from '@hamkori/schema/printed-document'
import type { InlineSources } from './response-headers.ts'

/** What the web app's renderer is asked. It is the built artefact's contract; the web app is never imported as source. */
export interface PageRequest {
  readonly url: string
  readonly acceptLanguage: string | null
  readonly languageCookie: string | null
  /** The moment from which the page counts. */
  readonly now: Date
  readonly cookie: string | null
  readonly graphql: (body: GraphqlBody) => Promise<unknown>
  /** Lays a document out as the bytes of a file. */
  readonly print: (document: PrintedDocument, format: PrintFormat) => Promise<Uint8Array<ArrayBuffer>>
  readonly demonstration: boolean
  /** The visitor comes from a page of this site. */
  readonly fromInside: boolean
  readonly origin: string
  /** Where the source code of what runs here is offered, or null. */
  readonly sourceUrl: string | null
  /** A form that was sent without JavaScript and refused: the fields to show again, and what was wrong. */
  readonly form?: FormState
  /** The key of a receipt that was typed into its page without JavaScript; null where what was typed is no receipt. */
  readonly receiptKey?: string | null
}

/** One GraphQL request of a page, executed in this process. */
export interface GraphqlBody {
  readonly query: string
  readonly variables?: unknown
  readonly operationName?: string
}

/** The outcome of a form sent without JavaScript. */
export interface FormState {
  readonly outcome: 'accepted' | 'refused'
  readonly values: Readonly<Record<string, string>>
  readonly issues: readonly { path: readonly string[]; code: string }[]
  readonly receipt?: string
  /** Set where the service could not take it now: the page answers 503 and says when to try again. */
  readonly retryAfterSeconds?: number
}

export interface PageResult {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Text, or the bytes of a file. */
  readonly body: string | Uint8Array<ArrayBuffer>
  /** Sources of the content policy for what the page carries inside itself; absent where it carries nothing. */
  readonly inline?: InlineSources
  /** Other sites may show it in a frame: it has no scripts, no forms and nothing of a visitor. */
  readonly isFrameable?: true
}

export type RenderPage = (request: PageRequest) => Promise<PageResult>

/** What the built web app offers. */
export interface Renderer {
  readonly render: RenderPage
  /** Whether the page at an address (path and query) is the same for every visitor who is not signed in. */
  readonly isSameForAll: (address: string) => boolean
  /** Whether what stands at an address is drawn as strangers see it, whoever asks: it goes from hand to hand. */
  readonly isForStrangers: (address: string) => boolean
}

/** Loads the renderer from the built web app. Throws one sentence when it was not built. */
export async function loadRenderer(webDist: string): Promise<Renderer> {
  const file = join(webDist, 'server', 'entry-server.js')
  let loaded: Partial<Renderer>
  try {
    loaded = (await import(pathToFileURL(file).href)) as Partial<Renderer>
  } catch (failure) {
    throw new Error(`The web app is not built: ${file} cannot be loaded.`, { cause: failure })
  }
  const { render, isSameForAll, isForStrangers } = loaded
  if (typeof render !== 'function' || typeof isSameForAll !== 'function' || typeof isForStrangers !== 'function')
    throw new Error(`The web app's build has no renderer: ${file}`)
  return { render, isSameForAll, isForStrangers }
}
