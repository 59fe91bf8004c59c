import type { Column, ColumnType } from '@hamkori/schema/columns'
import type { ColumnWords } from '@hamkori/schema/dictionary.words'
import type { Language } from '@hamkori/schema/languages'
import type { Ask } from './site-map.ts'

/** What stands in one field of a file; days are YYYY-MM-DD. */
export type FileValue = string | number | boolean | null

/** One column of a file. */
export interface FileColumn {
  /** Its name in JSON, the same in every language. */
  readonly key: string
  /** Its heading in CSV and XLSX. */
  readonly label: string
  /** What the data dictionary says of it. */
  readonly about: ColumnWords
  readonly type: ColumnType
  /** What CSV and XLSX say in words, where the value is a code. */
  readonly words?: ((value: FileValue) => string) | undefined
}

/** The column of a file with a name of the data dictionary: nothing is written that is not described there. */
export function describedColumn<Name extends string>(
  key: Name,
  columns: Readonly<Record<Name, Column>>,
  words: Readonly<Record<Name, ColumnWords>>,
): FileColumn {
  return { key, label: words[key].title, about: words[key], type: columns[key].type }
}

/** The column of a file of a page behind the sign-in, which the data dictionary leaves out: the heading says what it is. */
export function staffColumn<Key extends string>(key: Key, type: ColumnType, label: string): FileColumn {
  return { key, label, about: { title: label, meaning: label }, type }
}

/** The table of a page, ready to be written as a file. */
export interface FileTable {
  readonly title: string
  /** The page that shows it, below the origin. */
  readonly page: string
  readonly columns: readonly FileColumn[]
  readonly rows: readonly Readonly<Record<string, FileValue>>[]
  /** How many rows there are in all; more than `rows` where they are too many for one file. */
  readonly total: number
  /** What the table covers, in words, where more is to be said than how many rows it has. */
  readonly covers?: string
}

/** What a file is made with. */
export interface FileContext {
  readonly language: Language
  /** Scheme and host, for links. */
  readonly origin: string
  /** The day on which it is made. */
  readonly day: string
  /** A parameter of the address, undefined where it is absent or empty. */
  readonly given: (name: string) => string | undefined
  /** Translates, with the messages that the file names. */
  readonly t: (key: string, values?: Readonly<Record<string, string | number>>) => string
  readonly ask: Ask
}

/**
 * A table that people take along: the same rows as a page shows, as CSV, XLSX and JSON, at the page's own address with `.csv`, `.xlsx`
 * or `.json` after its path. The server alone makes it, so that it needs no script.
 */
export interface TableFile {
  /** The path of the page, relative to `/:lang`. */
  readonly path: string
  /** Of a page behind the sign-in: no open data, and nothing but for those who may read the page. */
  readonly staff?: true
  /** The parameters that it reads; with any other it is not kept. */
  readonly query: readonly string[]
  /** The modules whose messages it needs. */
  readonly messages: readonly string[]
  /** The name of the route whose messages it needs too, where a module keeps them apart (`pageMessages`). */
  readonly pageMessages?: string
  /** Null for what does not exist. Only the table of a figure has a picture. */
  readonly load: () => Promise<{
    readonly makeTable: (context: FileContext) => Promise<FileTable | null>
    readonly makePicture?: (context: FileContext) => Promise<FigurePicture | null>
  }>
  /** It is the table of a figure: its drawing is a file too, and a page that other sites may frame. */
  readonly pictured?: boolean
}

/** A figure as it is taken along. */
export interface FigurePicture {
  readonly title: string
  /** The page that shows it, below the origin. */
  readonly page: string
  /** The drawing: an SVG element with its title, legend and source inside, and its style as an element of its own. */
  readonly svg: string
  /** The text of that style. */
  readonly style: string
  /** Which release it is of. */
  readonly source: string
  /** Its numbers as people read them. */
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
