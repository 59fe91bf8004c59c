import type { PrintFormat, PrintedDocument } from '@hamkori/schema/printed-document'
import type { ReturnedForm } from '../resident.ts'
import type { GraphqlBody } from '../send.ts'

/** What the API's shell hands over for one page. */
export interface PageRequest {
  /** Path and query. */
  readonly url: string
  readonly acceptLanguage: string | null
  /** The value of the cookie `hamkori-language`. */
  readonly languageCookie: string | null
  /** The moment from which the page counts. Of a page that may be kept: the beginning of the day in Dushanbe. */
  readonly now: Date
  readonly cookie: string | null
  /** Runs an operation in process, as nobody signed in or as the cookie says. */
  readonly graphql: (body: GraphqlBody) => Promise<unknown>
  /** Lays a document out as the bytes of a file. */
  readonly print: (document: PrintedDocument, format: PrintFormat) => Promise<Uint8Array<ArrayBuffer>>
  readonly demonstration: boolean
  /** The visitor comes from a page of this site (`Sec-Fetch-Site: same-origin`). */
  readonly fromInside: boolean
  /** Scheme and host, for canonical addresses. */
  readonly origin: string
  /** Where the source code of what runs here is offered, or null where nobody said. */
  readonly sourceUrl: string | null
  /** The rating form, sent without JavaScript. */
  readonly form?: ReturnedForm | undefined
  /** The key of a receipt that was typed into its page without JavaScript; null where what was typed is no receipt. */
  readonly receiptKey?: string | null | undefined
}

/** Sources of the content policy (`'sha256-…'`) for what a page carries inside itself: nothing else inside it is run or applied. */
export interface InlineSources {
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

/** The answer to send. A redirect has an empty body and nothing inline. */
export interface PageResult {
  readonly status: number
  readonly headers: Record<string, string>
  /** Text, or the bytes of a file. */
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly inline?: InlineSources
  /** Other sites may show it in a frame: it has no scripts, no forms and nothing of a visitor. */
  readonly isFrameable?: true
}
