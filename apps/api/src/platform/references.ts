import { sql } from 'kysely'
import { run } from './db.ts'
import type { Tx } from './db.ts'
import { kysely, query } from './query.ts'

const countOn = query((values: { kind: string; region: string; year: number }) =>
  kysely
    .insertInto('reference_counter')
    .values({ kind: values.kind, region: values.region, year: values.year, last: sql.lit(1) })
    .onConflict((counter) =>
      counter.columns(['kind', 'region', 'year']).doUpdateSet({ last: sql`reference_counter.last + 1` }),
    )
    .returning('last'),
)

/**
 * The next number of a printed reference in its region and year, without gaps: the counter's row is locked until the
 * surrounding transaction ends, so a rolled-back act gives its number back.
 */
export async function takeReferenceNumber(tx: Tx, kind: string, region: string, year: number): Promise<number> {
  const [row] = await run(countOn, { kind, region, year }, tx)
  if (row === undefined) throw new Error('the counter gave no number')
  return row.last
}
