import type { MessageLoaders } from './module.ts'
import type { FeedEntry } from './server/write-feed.ts'
import type { FileContext } from './table-file.ts'

export type { FeedEntry } from './server/write-feed.ts'

/** Whose news a feed tells: those of a council, by its name in addresses, or of a place with everything below it, by its code. */
export type FeedSubject = { readonly councilSlug: string } | { readonly areaCode: string }

/** What the entries of a feed are made with. */
export type FeedContext = Pick<FileContext, 'language' | 't' | 'ask'>

/** The public history of one record as a feed. */
export interface RecordHistory {
  readonly title: string
  /** The newest first. */
  readonly entries: readonly FeedEntry[]
}

/** What a module tells in the feeds of councils and places, and of its own records. The server alone asks for it. */
export interface FeedPart {
  /** Modules whose messages it needs beside its own. */
  readonly messages: readonly string[]
  readonly load: () => Promise<{
    /** Messages that stand apart, with their names. */
    readonly texts?: readonly (readonly [name: string, loaders: MessageLoaders])[]
    /** The newest of a council or a place, in any order; at most {@link mostOfPart}. */
    readonly listEntries: (of: FeedSubject, context: FeedContext) => Promise<readonly FeedEntry[]>
    /** What happened to the record of a printed number of this module; null where it is not public. */
    readonly readHistory?: (reference: string, context: FeedContext) => Promise<RecordHistory | null>
  }>
}

/** Most entries that one module gives to a feed. */
export const mostOfPart = 60
