import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection, Submittable } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { integer, list, text, uuid } from './platform/columns.ts'
import type { Columns } from './platform/columns.ts'
import { pool } from './platform/db.ts'
import { allQueries, rawQuery } from './platform/query.ts'
import { sql } from 'kysely'

// Every query is prepared on the real database: one that names a column which does not exist fails here and not for the first
// reader. Of those that are written as SQL, the columns are compared with the row that the code expects.

const api = join(import.meta.dirname, '..')

interface Field {
  readonly name: string
  readonly type: string
}

/** Prepares a statement on PostgreSQL and answers with the columns of its rows. Throws what PostgreSQL refuses. */
async function describeColumns(statement: string): Promise<Field[]> {
  const client = await pool.connect()
  try {
    const fields = await new Promise<readonly { name: string; dataTypeID: number }[]>((resolve, reject) => {
      client.query(new Description(statement, resolve, reject))
    })
    const { rows } = await client.query<{ types: string[] }>(
      'SELECT array(SELECT format_type(id, NULL) FROM unnest($1::oid[]) WITH ORDINALITY AS asked (id, place) ORDER BY place) AS types',
      [fields.map(({ dataTypeID }) => dataTypeID)],
    )
    return fields.map(({ name }, at) => ({ name, type: rows[0]?.types[at] ?? '' }))
  } finally {
    client.release()
  }
}

/** Asks PostgreSQL for the description of a statement without running it: `pg` has no method for that, but a way to add one. */
class Description implements Submittable {
  readonly #text: string
  readonly #resolve: (fields: readonly { name: string; dataTypeID: number }[]) => void
  readonly #reject: (failure: Error) => void
  #fields: readonly { name: string; dataTypeID: number }[] = []

  constructor(
    statement: string,
    resolve: (fields: readonly { name: string; dataTypeID: number }[]) => void,
    reject: (failure: Error) => void,
  ) {
    this.#text = statement
    this.#resolve = resolve
    this.#reject = reject
  }

  submit(connection: Connection): void {
    connection.parse({ name: '', text: this.#text, types: [] }, true)
    connection.describe({ type: 'S', name: '' }, true)
    connection.sync()
  }

  handleRowDescription({ fields }: { fields: readonly { name: string; dataTypeID: number }[] }): void {
    this.#fields = fields
  }

  handleError(failure: Error, connection: Connection): void {
    this.#reject(failure)
    connection.sync()
  }

  handleReadyForQuery(): void {
    this.#resolve(this.#fields)
  }
}

function expectedOf(columns: Columns): Field[] {
  return Object.entries(columns).map(([name, { type }]) => ({ name, type }))
}

const byName = (one: Field, other: Field) => one.name.localeCompare(other.name)

beforeAll(async () => {
  const files = globSync(['src/{modules,platform}/**/*.ts', 'prisma/seed/**/*.ts'], { cwd: api }).filter(
    (file) => !file.endsWith('.test.ts'),
  )
  const declaring = files.filter((file) =>
    /\b(?:rawQuery|query|queryInShapes)\(/.test(readFileSync(join(api, file), 'utf8')),
  )
  expect(declaring.length).toBeGreaterThan(15)
  for (const file of declaring) await import(join(api, file))
  // Those of each kind of case and of the inbox are declared when the schema is put together.
  await import('./schema.ts')
})

describe('queries', () => {
  it('are all accepted by PostgreSQL, and those in SQL answer with the columns that the code expects', async () => {
    const queries = allQueries()
    expect(queries.length).toBeGreaterThan(50)
    const wrong: string[] = []
    for (const { text, columns } of queries) {
      try {
        const fields = await describeColumns(text)
        if (columns === null) continue
        const [found, wanted] = [fields, expectedOf(columns)].map((list) => JSON.stringify(list.toSorted(byName)))
        if (found !== wanted) wrong.push(`${text}\nanswers with ${found}, expected is ${wanted}`)
      } catch (failure) {
        wrong.push(`${text}\n${String(failure)}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('are compared by name and type', async () => {
    const statement = rawQuery(
      { id: uuid, names: list(text) },
      () => sql`SELECT NULL::uuid AS id, '{}'::text[] AS names`,
    )
    expect(await describeColumns(statement.text)).toEqual(expectedOf({ id: uuid, names: list(text) }))
    expect(await describeColumns(statement.text)).not.toEqual(expectedOf({ id: integer, names: list(text) }))
    await expect(describeColumns('SELECT no_such_column FROM council')).rejects.toThrow('no_such_column')
  })
})
