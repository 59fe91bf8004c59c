import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { uuid } from './columns.ts'
import { run } from './db.ts'
import { rawQuery } from './query.ts'
import { newUuid7 } from './uuid7.ts'

/** Columns and what they hold, by the names of the database. */
export type StoredColumns = Readonly<Record<string, unknown>>

/** A record that comes into being with the next number of its region and year. */
export interface NumberedRecord {
  readonly region: string
  readonly year: number
  /** What the printed reference begins with: `KMB-SU-2026-`. */
  readonly prefix: string
  readonly record: StoredColumns
  /** Its first step in the public history, without the record's id. */
  readonly step: StoredColumns
  /** Its entry in the audit log, without the record's id. */
  readonly entry: StoredColumns
}

const stepColumns = ['id', 'at', 'record_type', 'from_state', 'verb', 'to_state', 'actor_id', 'capacity', 'reason']
const entryColumns = ['id', 'at', 'action', 'actor_id', 'capacity', 'subject_type', 'payload', 'refused']

/**
 * Makes the act that stores a new record of a table with its number, its first step and its audit entry, in one statement: either
 * all of it is there or nothing, so that numbers have no gaps. The counter of the region and year is locked from within the
 * statement until its commit, and for no trip between here and the database: those who register in the same region wait for each
 * other no longer than that. Answers the record's id.
 * @param columns the columns that are written, beside `id` and `reference`.
 */
export function numberedRecords(
  table: string,
  columns: readonly string[],
): (record: NumberedRecord) => Promise<string> {
  const listed = (names: readonly string[]): RawBuilder<unknown> => sql.join(names.map((name) => sql.ref(name)))
  const typed = (name: string, json: string): RawBuilder<unknown> =>
    sql`json_populate_record(NULL::${sql.table(name)}, ${json}::json)`
  const store = rawQuery(
    { id: uuid },
    (values: {
      region: string
      year: number
      prefix: string
      id: string
      record: string
      step: string
      entry: string
    }) => sql`
      WITH numbered AS (
        INSERT INTO reference_counter AS c (kind, region, year, last) VALUES (${sql.lit(table)}, ${values.region}, ${values.year}, 1)
        ON CONFLICT (kind, region, year) DO UPDATE SET last = c.last + 1 RETURNING last
      ), made AS (
        INSERT INTO ${sql.table(table)} (id, reference, ${listed(columns)})
        SELECT ${values.id}::uuid, ${values.prefix}::text || lpad(last::text, greatest(5, length(last::text)), '0'), ${listed(columns)}
        FROM numbered, ${typed(table, values.record)} AS given
        RETURNING id
      ), step AS (
        INSERT INTO transition (record_id, ${listed(stepColumns)})
        SELECT made.id, ${sql.join(stepColumns.map((name) => sql.ref(`given.${name}`)))}
        FROM made, ${typed('transition', values.step)} AS given
      ), entry AS (
        INSERT INTO audit_entry (subject_id, ${listed(entryColumns)})
        SELECT made.id::text, ${sql.join(entryColumns.map((name) => sql.ref(`given.${name}`)))}
        FROM made, ${typed('audit_entry', values.entry)} AS given
      )
      SELECT id FROM made`,
  )
  return async ({ region, year, prefix, record, step, entry }) => {
    const [row] = await run(store, {
      region,
      year,
      prefix,
      id: newUuid7(),
      record: asJson(record),
      step: asJson({ id: newUuid7(), ...step }),
      entry: asJson({ id: newUuid7(), ...entry }),
    })
    if (row === undefined) throw new Error(`nothing was stored in ${table}`)
    return row.id
  }
}

/** Columns as PostgreSQL reads them from JSON: bytes in hexadecimal digits. */
function asJson(columns: StoredColumns): string {
  return JSON.stringify(columns, (_name, value: unknown) =>
    value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value,
  )
}
