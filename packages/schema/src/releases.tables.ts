import type { ReleaseColumn } from './releases.columns.ts'

/** One CSV file of a release. */
interface ReleaseTable {
  /** Its columns, in their order. */
  readonly columns: readonly ReleaseColumn[]
  /** The columns that together name one row. */
  readonly key: readonly ReleaseColumn[]
}

/** The CSV files of a release: what is written, and what the data dictionary, the metadata and the catalogue say of it. */
export const releaseTables = {
  'places.csv': {
    columns: ['scope', 'code', 'parent', 'name_tg', 'name_ru', 'name_en'],
    key: ['code'],
  },
  'scores.csv': {
    columns: [
      ...(['scope', 'code', 'from', 'to', 'measure', 'answers', 'favourable', 'score', 'low', 'high'] as const),
      ...(['verdict', 'compared_with', 'bound'] as const),
    ],
    key: ['scope', 'code', 'measure'],
  },
  'series.csv': {
    columns: [
      ...(['scope', 'code', 'period', 'measure', 'answers', 'favourable', 'score', 'low', 'high', 'verdict'] as const),
      ...(['compared_with', 'bound'] as const),
    ],
    key: ['scope', 'code', 'period', 'measure'],
  },
  'trends.csv': {
    columns: ['scope', 'code', 'measure', 'z', 'changed'],
    key: ['scope', 'code', 'measure'],
  },
  'breakdowns.csv': {
    columns: ['scope', 'code', 'period', 'part', 'measure', 'answers', 'favourable', 'score', 'low', 'high'],
    key: ['scope', 'code', 'period', 'part', 'measure'],
  },
} as const satisfies Readonly<Record<string, ReleaseTable>>

export type ReleaseTableName = keyof typeof releaseTables
/** The names of all tables, in the order in which they are written. */
export const releaseTableNames = Object.keys(releaseTables) as ReleaseTableName[]
/** The columns of one table. */
export type ColumnOf<Table extends ReleaseTableName> = (typeof releaseTables)[Table]['columns'][number]
