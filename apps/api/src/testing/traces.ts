import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** Where something was found: `table rating`, `file base/5/1249`. */
export type Trace = string

/**
 * Every table in which a text occurs in any column, in plain letters or in the hexadecimal form of a bytea. Reads as the
 * owner, so that no table is out of sight.
 */
export async function tablesHolding(texts: readonly string[]): Promise<Trace[]> {
  const client = new pg.Client({ connectionString: process.env['HAMKORI_TEST_OWNER_URL'] })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1",
    )
    const found: Trace[] = []
    for (const { name } of tables.rows) {
      for (const text of texts) {
        const { rows } = await client.query<{ held: boolean }>(
          `SELECT EXISTS (SELECT FROM ${name} t WHERE position(lower($1) IN lower(t::text)) > 0 OR position($2 IN t::text) > 0) AS held`,
          [text, Buffer.from(text).toString('hex')],
        )
        if (rows[0]?.held === true) found.push(`table ${name.replace('public.', '')}`)
      }
    }
    return [...new Set(found)]
  } finally {
    await client.end()
  }
}

/**
 * The files of the database server, by the text that occurs in them as bytes: those of the test file's own database, the
 * write-ahead log and everything else that the server keeps, but not other databases. Only texts that were found are named.
 */
export async function filesHolding(texts: readonly string[]): Promise<ReadonlyMap<string, Trace[]>> {
  const client = new pg.Client({ connectionString: process.env['HAMKORI_TEST_OWNER_URL'] })
  await client.connect()
  try {
    await client.query('CHECKPOINT')
    const { rows } = await client.query<{ root: string; own: string }>(
      "SELECT current_setting('data_directory') AS root, oid::text AS own FROM pg_database WHERE datname = current_database()",
    )
    const { root = '', own = '' } = rows[0] ?? {}
    const found = new Map<string, Trace[]>()
    const isForeign = (name: string) => /^base\/[^/]+$/.test(name) && name !== `base/${own}`
    for (const name of filesBelow(root, '', isForeign)) {
      for (const text of await heldBy(join(root, name), texts))
        found.set(text, [...(found.get(text) ?? []), `file ${name}`])
    }
    return found
  } finally {
    await client.end()
  }
}

/** Every file below a folder, relative to `root`. Skipped folders are not opened: those of other databases may vanish meanwhile. */
function filesBelow(root: string, folder: string, isSkipped: (name: string) => boolean): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = join(folder, entry.name)
    if (entry.isDirectory()) return isSkipped(name) ? [] : filesBelow(root, name, isSkipped)
    return entry.isFile() ? [name] : []
  })
}

async function heldBy(file: string, texts: readonly string[]): Promise<Set<string>> {
  const longest = Math.max(...texts.map((text) => Buffer.byteLength(text)))
  const held = new Set<string>()
  let before: Buffer = Buffer.alloc(0)
  try {
    for await (const piece of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
      const here = Buffer.concat([before, piece as Buffer])
      for (const text of texts) if (here.includes(text)) held.add(text)
      before = here.subarray(Math.max(0, here.length - longest))
    }
  } catch (failure) {
    // The server removes and recycles its own files while they are read.
    if ((failure as NodeJS.ErrnoException).code !== 'ENOENT') throw failure
  }
  return held
}
