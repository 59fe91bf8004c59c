/** A column of a raw query: the PostgreSQL type, as `format_type` prints it, and the type that `pg` makes of it. */
export interface Column<Value> {
  readonly type: string
  /** Never set: it holds the type of a value. */
  readonly value?: Value
}

/** The columns of a raw query by their names. */
export type Columns = Readonly<Record<string, Column<unknown>>>
/** A row with these columns. */
export type RowOf<Row extends Columns> = {
  readonly [Name in keyof Row]: Row[Name] extends Column<infer Value> ? Value : never
}

export const uuid: Column<string> = { type: 'uuid' }
export const text: Column<string> = { type: 'text' }
export const integer: Column<number> = { type: 'integer' }
export const double: Column<number> = { type: 'double precision' }
export const boolean: Column<boolean> = { type: 'boolean' }
/** A moment. */
export const timestamp: Column<Date> = { type: 'timestamp with time zone' }

/** JSON; nobody but the query itself vouches for what is in it. */
export function json<Value>(): Column<Value> {
  return { type: 'json' }
}

/** A column that may be null. PostgreSQL does not tell which columns may, so no test compares it. */
export function nullable<Value>(column: Column<Value>): Column<Value | null> {
  return column
}

/**
 * A list.
 * @internal Only tests use it.
 */
export function list<Value>({ type }: Column<Value>): Column<Value[]> {
  return { type: `${type}[]` }
}
