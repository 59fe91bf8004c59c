import type { Language } from '@hamkori/schema/languages'

/** A table; the first row is its heading, the first cell of each row names the row. `source` says where its numbers come from. */
export interface TableBlock {
  readonly kind: 'table'
  readonly caption: string
  readonly source: Source
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[]
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

/** What a report consists of, in the order in which it is printed. Nothing in it is markup. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** A text that somebody wrote, in its own language, with its line breaks. */
  | { readonly kind: 'prose'; readonly text: string; readonly language: Language }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | TableBlock
  | BarsBlock
  | TrendsBlock

/** A report in one language, ready to be printed in any format. */
export interface ReportDocument {
  readonly language: Language
  readonly title: string
  readonly subtitle: string
  /** Version, date, release. */
  readonly facts: readonly string[]
  /** The warning of a report of invented data, or null. */
  readonly warning: string | null
  /** Date of the file, YYYY-MM-DD. */
  readonly date: string
  readonly blocks: readonly Block[]
}
