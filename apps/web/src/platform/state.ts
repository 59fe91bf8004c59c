import type { PageStatus } from './page.ts'

/** The answers to a page's queries by urql's keys, each text in the page's language alone. */
export type PageAnswers = Readonly<Record<string, unknown>>

/** What the server hands to the general app: the answers it used, so that the first drawing is the same. */
export interface PageState {
  /** False for staff pages, which the browser draws from nothing. */
  readonly rendered: boolean
  readonly status: PageStatus
  readonly demonstration: boolean
  readonly sourceUrl: string | null
  /** The moment the page was made, ISO 8601. */
  readonly now: string
  readonly answers: PageAnswers
  /** The key of a receipt that was sent to the page without JavaScript; see `typedReceiptKey`. */
  readonly receiptKey?: string | null | undefined
}

/** The id of the JSON script that carries the state. */
export const stateId = 'hamkori-state'

/** Reads the state that came with a page, this one unless given; null in development, where no server draws it. */
export function readState<State>(page: Document = document): State | null {
  const text = page.getElementById(stateId)?.textContent
  return text ? (JSON.parse(text) as State) : null
}
