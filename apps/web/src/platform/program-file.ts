import type { Language } from '@hamkori/schema/languages'
import type { FileContext } from './table-file.ts'

/** What a file for programs is made with. */
export type ProgramFileContext = Pick<FileContext, 'language' | 'origin' | 'day' | 't' | 'ask'> & {
  /** What stands for `:name` in the path; empty where the path has none. */
  readonly name: string
}

/**
 * A file that programs come for again and again: a feed, a catalogue. The server alone makes it, and keeps it like a page, with an
 * entity tag.
 */
export interface ProgramFile {
  /**
   * Its path; `:lang` stands for each language. Without it there is one file for all, made in the default language. `:name` before the
   * ending stands for that of a record.
   */
  readonly path: string
  readonly mediaType: string
  /** The modules whose messages it needs. */
  readonly messages: readonly string[]
  /** Null for a name that nothing has. */
  readonly load: () => Promise<{ readonly makeFile: (context: ProgramFileContext) => Promise<string | null> }>
}

/** A feed that a page offers to programs that read feeds. */
export interface FeedLink {
  readonly title: string
  /** Below the origin. */
  readonly href: string
}

/** The address of a file for programs in one language. */
export function programFileAddress({ path }: Pick<ProgramFile, 'path'>, language: Language): string {
  return path.replace(':lang', language)
}
