import { sameColumns } from '../../../platform/same-columns.ts'

/** What an import did with one kind of row. */
export interface Merged {
  readonly created: number
  readonly changed: number
}

/** How rows of one kind are found and written. `key` tells which row is which; rows that exist are never removed. */
export interface Merge<Row> {
  readonly wanted: readonly Row[]
  readonly existing: readonly (Row & { readonly id: string })[]
  readonly key: (row: Row) => string
  readonly create: (rows: Row[]) => Promise<unknown>
  readonly change: (id: string, row: Row) => Promise<unknown>
}

/** Writes only what differs: new rows in one statement, changed rows one by one. A second run writes nothing. */
export async function mergeRows<Row extends object>(merge: Merge<Row>): Promise<Merged> {
  const held = new Map(merge.existing.map((row) => [merge.key(row), row]))
  const fresh = merge.wanted.filter((row) => !held.has(merge.key(row)))
  if (fresh.length > 0) await merge.create(fresh)
  let changed = 0
  for (const row of merge.wanted) {
    const before = held.get(merge.key(row))
    if (before === undefined || sameColumns(row, before)) continue
    await merge.change(before.id, row)
    changed += 1
  }
  return { created: fresh.length, changed }
}
