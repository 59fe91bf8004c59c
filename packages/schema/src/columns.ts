/** How a value is written in a file. */
export type ColumnType =
  | 'text'
  | 'integer'
  | 'decimal'
  /** YYYY-MM-DD. */
  | 'date'
  /** YYYY-MM. */
  | 'month'
  /** YYYY-MM-DD HH:MM:SS, as the clock in Dushanbe shows it. */
  | 'clock'
  /** A full address. */
  | 'address'

/** One column of an open file. What it means is said in the data dictionary (`dictionary.ts`). */
export interface Column {
  readonly type: ColumnType
  /** The only values there are, where they are few. */
  readonly values?: readonly string[]
  /** What every text looks like: a regular expression for the whole of it. */
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  /** What is counted or measured. */
  readonly unit?: ColumnUnit
  /** Never empty. */
  readonly required: boolean
}

/** The units of columns. */
export type ColumnUnit = 'answers' | 'cases' | 'days' | 'percent' | 'share'
