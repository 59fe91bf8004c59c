import type { Tx } from './db.ts'

/**
 * The next number of a printed reference in its region and year, without gaps: the counter's row is locked until the
 * surrounding transaction ends, so a rolled-back act gives its number back.
 */
export async function takeReferenceNumber(tx: Tx, kind: string, region: string, year: number): Promise<number> {
  const rows = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO reference_counter (kind, region, year, last) VALUES (${kind}, ${region}, ${year}, 1)
    ON CONFLICT (kind, region, year) DO UPDATE SET last = reference_counter.last + 1
    RETURNING last`
  const row = rows[0]
  if (row === undefined) throw new Error('the counter gave no number')
  return row.last
}
