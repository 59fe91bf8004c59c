import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely'
import type { Compilable, Expression, RawBuilder } from 'kysely'
import type { DB } from '../../generated/kysely/database.ts'
import type { Columns, RowOf } from './columns.ts'
import { statementName } from './statement-name.ts'

/**
 * Builds queries over the tables and views of the Prisma schema. It never runs one: `run` of db.ts does, over the pool that
 * Prisma uses too.
 */
export const kysely = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** What is known of a query without its types. */
export interface CompiledQuery {
  /** The name under which connections prepare it. */
  readonly name: string
  readonly text: string
  /** The columns of a raw query; null where Kysely derives the row from the schema. */
  readonly columns: Columns | null
}

/** A query compiled once, that takes these values by name and answers with such rows. */
export interface Query<Values extends object, Row extends object> extends CompiledQuery {
  /** The names of the values for $1, $2, … */
  readonly parameters: readonly (keyof Values & string)[]
  /** Never set: it holds the type of a row. */
  readonly row?: Row
}

/** Stands in a query that is being built for a value that comes when it is run. */
class Parameter {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

// `get` answers for every name: the type of `values` in a builder says which there are.
const placeholders = new Proxy({}, { get: (_, name) => new Parameter(String(name)) })

const declared: (() => readonly CompiledQuery[])[] = []

/**
 * Every query that the modules loaded so far have declared, each in all of its shapes: for the test that prepares them.
 * @internal Only tests use it.
 */
export function allQueries(): readonly CompiledQuery[] {
  return declared.flatMap((queries) => queries())
}

/**
 * Compiles a query once. `build` gets stand-ins for the values that {@link run} of db.ts takes by name:
 *
 *     const factWithKey = query((values: { key: string }) =>
 *       kysely.selectFrom('installation_fact').select('value').where('key', '=', values.key))
 *
 * Throws where a constant would become a parameter: PostgreSQL plans better for what stands in the text (`sql.lit`).
 */
export function query<Values extends object, Row extends object>(
  build: (values: Values) => Compilable<Row>,
): Query<Values, Row> {
  const compiled = compileQuery<Values, Row>(build(placeholders as Values).compile(), null)
  declared.push(() => [compiled])
  return compiled
}

/**
 * Compiles a query that is written as SQL: for what Kysely has no words for. `columns` says what a row looks like, and
 * `src/queries.test.ts` compares that with what PostgreSQL says.
 */
export function rawQuery<Values extends object, Row extends Columns>(
  columns: Row,
  build: (values: Values) => RawBuilder<unknown>,
): Query<Values, RowOf<Row>> {
  const compiled = compileQuery<Values, RowOf<Row>>(build(placeholders as Values).compile(kysely), columns)
  declared.push(() => [compiled])
  return compiled
}

/** What a query may be asked to look like: the choices for each of its traits. */
type Choices = Readonly<Record<string, readonly (string | number | boolean)[]>>
type Shape<Offered extends Choices> = { readonly [Trait in keyof Offered]: Offered[Trait][number] }

/**
 * A query that exists in several shapes, for example with and without each filter, so that an index can serve each. A shape is
 * compiled when it is first wanted, and kept.
 */
export function queryInShapes<const Offered extends Choices, Values extends object, Row extends object>(
  offered: Offered,
  build: (values: Values, shape: Shape<Offered>) => Compilable<Row>,
): (shape: Shape<Offered>) => Query<Values, Row> {
  const traits = Object.keys(offered)
  const compiled = new Map<string, Query<Values, Row>>()

  function inShape(shape: Shape<Offered>): Query<Values, Row> {
    const key = traits.map((trait) => String(shape[trait])).join(' ')
    const known = compiled.get(key) ?? compileQuery<Values, Row>(build(placeholders as Values, shape).compile(), null)
    compiled.set(key, known)
    return known
  }

  declared.push(() => everyShape(offered).map((shape) => inShape(shape)))
  return inShape
}

function everyShape<Offered extends Choices>(offered: Offered): Shape<Offered>[] {
  return Object.entries(offered).reduce<Record<string, unknown>[]>(
    (shapes, [trait, choices]) => shapes.flatMap((shape) => choices.map((choice) => ({ ...shape, [trait]: choice }))),
    [{}],
  ) as Shape<Offered>[]
}

function compileQuery<Values extends object, Row extends object>(
  { sql: text, parameters }: { readonly sql: string; readonly parameters: readonly unknown[] },
  columns: Columns | null,
): Query<Values, Row> {
  const names = parameters.map((parameter) => {
    if (parameter instanceof Parameter) return parameter.name as keyof Values & string
    throw new Error(`the constant ${JSON.stringify(parameter)} in a query belongs into its text by sql.lit: ${text}`)
  })
  return { name: statementName(text), text, parameters: names, columns }
}

/** `= any(values)`: for a column that is one of a list. */
export function any<Value>(values: readonly Value[]): RawBuilder<Value> {
  return sql<Value>`any(${values})`
}

/** A day as text, YYYY-MM-DD; `column` is a reference to a date, `eb.ref('m.held_on')`. */
export function dayText<Day extends Date | null>(
  column: Expression<Day>,
): RawBuilder<string | (null extends Day ? null : never)> {
  return sql`${column}::text`
}

/** A day given as text, YYYY-MM-DD, as a column of dates holds it. */
export function asDate(day: string): RawBuilder<Date> {
  return sql`${day}::date`
}
