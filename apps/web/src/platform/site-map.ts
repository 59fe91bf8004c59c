import type { Language } from '@hamkori/schema/languages'
import type { TypedDocumentNode } from '@urql/core'

/** Asks the API. Rejects where it could not answer. */
export type Ask = <Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables) => Promise<Data>

/** The address of one page in each language, below the origin. */
export type PageAddress = (language: Language) => string

/**
 * The pages of a module that search engines are to find beside those of its routes without parameters: one for each place, council
 * or record. The server alone asks for them.
 */
export interface SiteMapPart {
  readonly load: () => Promise<{ readonly listPages: (ask: Ask) => Promise<readonly PageAddress[]> }>
}
