import type { Language } from './languages.ts'

/** The formats in which a document is printed. */
export const printFormats = ['pdf', 'docx'] as const
export type PrintFormat = (typeof printFormats)[number]

/** A table; the first row is its heading, the first cell of each row names the row. `source` says where its numbers come from, or null. */
export interface TableBlock {
  readonly kind: 'table'
  readonly caption: string
  readonly source: Source | null
  readonly columns: readonly {
    readonly label: string
    readonly numeric: boolean
    /** The language of its cells, where it is not the document's. */
    readonly language?: Language
  }[]
  readonly rows: readonly (readonly string[])[]
  /** True for tables of many narrow columns; their headings break at spaces. */
  readonly dense?: boolean
  /** True where the columns of numbers have long headings and share the width. */
  readonly even?: boolean
}

/** Where a number comes from: what is printed, and the page. */
export interface Source {
  readonly text: string
  readonly url: string
}

/** Bars from 0 to 100 with their intervals; the dashed mark is what the rest of the country answered. */
export interface BarsBlock {
  readonly kind: 'bars'
  readonly title: string
  /** The one sentence that says what is to be seen, also read out in place of the drawing. */
  readonly reading: string
  /** What the marks mean. */
  readonly legend: string
  readonly source: Source
  readonly bars: readonly {
    readonly label: string
    readonly score: number | null
    readonly low: number | null
    readonly high: number | null
    readonly comparison: number | null
  }[]
}

/** Small courses over the months, all on one scale that shows the change. */
export interface TrendsBlock {
  readonly kind: 'trends'
  readonly title: string
  readonly reading: string
  readonly source: Source
  readonly first: string
  readonly last: string
  readonly trends: readonly {
    readonly label: string
    readonly points: readonly {
      readonly score: number
      readonly low: number
      readonly high: number
      readonly at: number
    }[]
  }[]
  /** How many months there are. */
  readonly months: number
  /** The ends of the scale, whole tens. */
  readonly from: number
  readonly to: number
}

/** What a document consists of, in the order in which it is printed. Nothing in it is markup. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly level?: 1 | 2 }
  | { readonly kind: 'paragraph'; readonly text: string }
  | {
      readonly kind: 'list'
      readonly items: readonly string[]
      /** True where the items are points in an order. */
      readonly numbered?: boolean
      /** The language of the items, where it is not the document's. */
      readonly language?: Language
    }
  /** Terms with what is said of each, one below the other. */
  | { readonly kind: 'terms'; readonly items: readonly Term[] }
  /** A text that somebody wrote, in its own language, with its line breaks. */
  | { readonly kind: 'prose'; readonly text: string; readonly language: Language }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | TableBlock
  | BarsBlock
  | TrendsBlock

/** One term and what is said of it. */
export interface Term {
  readonly term: string
  readonly text: string
  /** The language of the text, where it is not the document's. */
  readonly language?: Language
  /** The page that the text leads to. */
  readonly url?: string
}

/** A document in one language, ready to be printed in any format. */
export interface PrintedDocument {
  readonly language: Language
  readonly title: string
  /** The language of the title, where it is not the document's. */
  readonly titleLanguage?: Language
  readonly subtitle: string
  /** Where it stands: version, date, release. */
  readonly facts: readonly string[]
  /** The warning of a document of invented data, or null. */
  readonly warning: string | null
  /** A word across every page, such as that it is a draft; null of one that is final. */
  readonly mark: string | null
  /** What stands at the foot of every page; the title where it is absent. */
  readonly running?: string
  /** Date of the file, YYYY-MM-DD. */
  readonly date: string
  readonly blocks: readonly Block[]
}
