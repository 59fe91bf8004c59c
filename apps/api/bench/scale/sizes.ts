import type { Client } from 'pg'

const tables = ['rating', 'rating_sum', 'release_group', 'release_breakdown', 'release_file'] as const

/** Bytes on disk by table, with partitions, indexes and what is kept apart. */
export type Sizes = Readonly<Record<(typeof tables)[number], number>>

/** What the tables of ratings, sums and releases take. */
export async function readSizes(owner: Client): Promise<Sizes> {
  const { rows } = await owner.query<{ name: keyof Sizes; bytes: number }>(
    `SELECT name, (pg_total_relation_size(name::regclass) +
       coalesce((SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits WHERE inhparent = name::regclass), 0))::float8 AS bytes
     FROM unnest($1::text[]) AS name`,
    [tables],
  )
  return Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes])) as Sizes
}

/** Rows of a table. */
export async function countRows(owner: Client, name: keyof Sizes): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${name}`)
  return rows[0]?.count ?? 0
}
