import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { any, asDate, kysely, queryInShapes } from '../../platform/query.ts'
import { selectCases } from './case-columns.ts'
import type { RawCase } from './case-columns.ts'
import { newestFirst, rowLimitFor, rowLimits } from './case-pages.ts'
import { tablesOf } from './case-tables.ts'
import type { QueriedKind } from './case-tables.ts'

/** Public cases of some councils that were handed over, or confirmed as done, in a period. Days are YYYY-MM-DD, both included. */
export interface PeriodFilter {
  readonly councilIds: readonly string[]
  readonly from: string
  readonly to: string
  /** The day that has to lie in the period. */
  readonly by: 'sent' | 'verified'
}

/** Some of the cases, the newest first, and how many there are in all by the council's id. */
export interface PeriodCases<Row> {
  readonly rows: Row[]
  readonly counts: ReadonlyMap<string, number>
}

/** The reader of a kind's public cases in a period: at most `limit` (up to 100) of them, and the number of all. */
export function periodReader<Row>(kind: QueriedKind, readRow: (raw: RawCase) => Row) {
  const { cases } = tablesOf(kind)
  const days = { sent: 's.sent_on', verified: 's.verified_on' } as const

  const listed = queryInShapes(
    { limit: rowLimits, by: ['sent', 'verified'] },
    (values: Omit<PeriodFilter, 'by'>, { limit, by }) =>
      selectCases(
        kind,
        newestFirst(kind)
          .where('s.published_at', 'is not', null)
          .where('s.council_id', '=', any(values.councilIds))
          .where(days[by], '>=', asDate(values.from))
          .where(days[by], '<=', asDate(values.to))
          .limit(sql.lit(limit))
          .as('s'),
      )
        .orderBy('s.registered_on', 'desc')
        .orderBy('s.id', 'desc'),
  )
  const counted = queryInShapes({ by: ['sent', 'verified'] }, (values: Omit<PeriodFilter, 'by'>, { by }) =>
    kysely
      .selectFrom(cases)
      .select(['s.council_id as councilId', sql<number>`count(*)::int`.as('count')])
      .where('s.published_at', 'is not', null)
      .where('s.council_id', '=', any(values.councilIds))
      .where(days[by], '>=', asDate(values.from))
      .where(days[by], '<=', asDate(values.to))
      .groupBy('s.council_id'),
  )

  return async ({ by, ...values }: PeriodFilter, limit: number): Promise<PeriodCases<Row>> => {
    const [rows, counts] = await Promise.all([
      run(listed({ limit: rowLimitFor(limit), by }), values),
      run(counted({ by }), values),
    ])
    return {
      rows: rows.slice(0, limit).map(readRow),
      counts: new Map(counts.map(({ councilId, count }) => [councilId, count])),
    }
  }
}
