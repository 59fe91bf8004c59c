import type { Expression, SqlBool } from 'kysely'
import { asDate, kysely } from '../../platform/query.ts'
import { s, tablesOf } from './case-tables.ts'
import type { QueriedKind } from './case-tables.ts'

/** The key of a page: the day of registration and the id. */
export interface CaseKey {
  readonly day: string
  readonly id: string
}

/** The values of a page that begins with the first case. */
export const noKey: CaseKey = { day: '', id: '' }

/** How many rows the queries of pages read at most. */
export const rowLimits = [11, 21, 51, 101] as const

/**
 * The least limit that holds so many rows. The limit is written into the query: PostgreSQL cannot estimate a parameter and
 * would plan the query anew each time, which took a quarter of the list's time. Few limits, few plans kept.
 */
export function rowLimitFor(rows: number): (typeof rowLimits)[number] {
  return rowLimits.find((limit) => limit >= rows) ?? 101
}

/** The cases of a kind, `s`, in the order of lists. */
export function newestFirst(kind: QueriedKind) {
  return kysely
    .selectFrom(tablesOf(kind).cases)
    .selectAll('s')
    .orderBy('s.registered_on', 'desc')
    .orderBy('s.id', 'desc')
}

/** True for a case, `s`, that stands after a key in the order of lists. */
export function standsAfter({ day, id }: CaseKey): Expression<SqlBool> {
  return s(s.refTuple('s.registered_on', 's.id'), '<', s.tuple(asDate(day), id))
}
