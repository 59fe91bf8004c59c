import type { caseColumns } from './cases.columns.ts'
import type { Column } from './columns.ts'
import type { comparisonColumns, figureColumns, periodColumns, timelinessColumns } from './dashboards.columns.ts'
import type { recommendationColumns } from './recommendations.columns.ts'
import type { releaseColumns } from './releases.columns.ts'
import type { releaseListColumns } from './releases.list-columns.ts'
import type { RecordTablePath } from './releases.record-tables.ts'
import type { ReleaseTableName } from './releases.tables.ts'
import type { shortcomingColumns } from './shortcomings.columns.ts'

/** What is said of a table. */
export interface TableWords {
  /** A heading. */
  readonly title: string
  readonly meaning: string
}

/** What is said of a column. */
export interface ColumnWords {
  /** A heading. */
  readonly title: string
  /** One sentence, or two. */
  readonly meaning: string
  /** When it is empty; absent where it never is. */
  readonly empty?: string
}

/** Of every column what it means, and, where it can be empty, when: neither a column nor a reason can be left out. */
type WordsOf<Columns extends Readonly<Record<string, Column>>> = {
  readonly [Name in keyof Columns]: Columns[Name]['required'] extends true
    ? ColumnWords & { readonly empty?: never }
    : ColumnWords & { readonly empty: string }
}

/** What the data dictionary says of the files of a release in one language. */
export interface ReleaseWords {
  readonly tables: Readonly<Record<ReleaseTableName, TableWords>>
  readonly columns: WordsOf<typeof releaseColumns>
}

/** What the data dictionary says of the tables of pages in one language. */
export interface RecordWords {
  readonly tables: Readonly<Record<RecordTablePath, TableWords>>
  readonly cases: WordsOf<typeof caseColumns>
  readonly shortcomings: WordsOf<typeof shortcomingColumns>
  readonly recommendations: WordsOf<typeof recommendationColumns>
  readonly releases: WordsOf<typeof releaseListColumns>
  readonly timeliness: WordsOf<typeof timelinessColumns>
  readonly comparison: WordsOf<typeof comparisonColumns>
  readonly periods: WordsOf<typeof periodColumns>
  readonly figure: WordsOf<typeof figureColumns>
}
