import { deepStrictEqual } from 'node:assert/strict'
import pg from 'pg'

/** The whole content of the database, watched as its owner. */
export interface Tables {
  /** Runs `work` and throws where any row of any table was added, changed or removed by it. */
  unchanged<T>(work: () => Promise<T>): Promise<T>
  /** Runs SQL as the owner: to break something on purpose. */
  run(sql: string): Promise<void>
  close(): Promise<void>
}

/** Connects as the owner of the tables. */
export async function watchTables(ownerUrl: string): Promise<Tables> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  return {
    async unchanged(work) {
      const before = await contents(client)
      const result = await work()
      deepStrictEqual(await contents(client), before)
      return result
    },
    async run(sql) {
      await client.query(sql)
    },
    close: () => client.end(),
  }
}

/**
 * Every table with the number of its rows and a digest of all that they hold. Not what moves by itself: when a session was
 * last seen, when the worker last looked at its timetable, and the sums into which ratings are aggregated in the background (the ratings themselves are watched).
 */
async function contents(client: pg.Client): Promise<Record<string, string>> {
  const { rows: tables } = await client.query<{ name: string }>(
    "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename NOT LIKE 'rating_sum%' AND tablename <> '_private_known_crontabs' ORDER BY 1",
  )
  const found: [string, string][] = []
  for (const { name } of tables) {
    const { rows } = await client.query<{ state: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg((to_jsonb(t) - 'last_seen_at')::text, E'\\n' ORDER BY (to_jsonb(t) - 'last_seen_at')::text)), '') AS state FROM ${name} t`,
    )
    found.push([name, rows[0]?.state ?? ''])
  }
  return Object.fromEntries(found)
}
