import type { PrintFormat, PrintedDocument } from '@hamkori/schema/printed-document'
import type { MessageLoaders } from './module.ts'
import type { ProgramFileContext } from './program-file.ts'

/**
 * The formats of a record's documents: those that are printed, and the exact content whose SHA-256 they carry, as JSON, by which
 * anybody recomputes it.
 */
export type DocumentFormat = PrintFormat | 'json'

/** A record as a document, ready to be laid out. */
export interface RecordDocument {
  readonly printed: PrintedDocument
  /** The bytes of which the document prints the SHA-256. */
  readonly content: string
}

/**
 * A record that people print and take along, at the address of its page with `.pdf`, `.docx` or `.json` after its path. The server alone
 * makes it, so that it needs no script. A public one is made as a stranger would see it, whoever asks: it goes from hand to hand.
 */
export interface DocumentFile {
  /** The path of the page relative to `/:lang`, up to the name of the record: `meetings`. */
  readonly path: string
  /** Of a page behind the sign-in: kept nowhere, and nothing but for those who may read the page. */
  readonly staff?: true
  /** The modules whose messages it needs. */
  readonly messages: readonly string[]
  readonly load: () => Promise<{
    /** Messages that it needs beside, with their names. */
    readonly texts: readonly (readonly [name: string, loaders: MessageLoaders])[]
    /** Null for a record that does not exist, or that the reader may not know of. */
    readonly makeDocument: (context: ProgramFileContext) => Promise<RecordDocument | null>
  }>
}
