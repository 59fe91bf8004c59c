import { sql } from 'kysely'
import type { AliasableExpression } from 'kysely'
import { any, asDate, kysely } from '../../platform/query.ts'
import type { ClockedRow, TimelinessValues } from '../../platform/timeliness.ts'
import { hasReached } from './case-stages.ts'
import { s, tablesOf } from './case-tables.ts'
import type { QueriedKind } from './case-tables.ts'

/**
 * The public cases of a kind whose response clock was started: those sent since a day, and all that still wait for their answer. A clock that ended because the case went to the superior department, or was
 * sent again, stays with the department that had it.
 */
export function clockedCases(
  kind: QueriedKind,
  { departmentIds, from, today }: TimelinessValues,
): AliasableExpression<ClockedRow> {
  const running = kysely
    .selectFrom(tablesOf(kind).cases)
    .select([
      's.responsible_department_id as department_id',
      // A case with a due day was sent.
      s.ref('s.sent_on').$notNull().as('sent_on'),
      s.ref('s.answer_due_on').$notNull().as('due_on'),
      's.answered_on',
      sql<Date | null>`NULL::date`.as('passed_on'),
      sql<boolean>`(${s.ref('s.ended_on')} IS NOT NULL AND ${s.ref('s.answered_on')} IS NULL)`.as('taken_back'),
      hasReached(kind, 'agreed', today).as('agreed'),
      hasReached(kind, 'reported', today).as('reported'),
      hasReached(kind, 'verified', today).as('verified'),
      hasReached(kind, 'late', today).as('late'),
    ])
    .where('s.published_at', 'is not', null)
    .where('s.sent_on', 'is not', null)
    .where('s.answer_due_on', 'is not', null)
    .where('s.responsible_department_id', '=', any(departmentIds))
    .where(
      s.or([s('s.sent_on', '>=', asDate(from)), s.and([s('s.answered_on', 'is', null), s('s.ended_on', 'is', null)])]),
    )
  const passedOn = kysely
    .selectFrom('earlier_clock as e')
    .select(['e.department_id', 'e.sent_on', 'e.answer_due_on as due_on', 'e.answered_on', 'e.ended_on as passed_on'])
    .select([
      sql<boolean>`false`.as('taken_back'),
      sql<boolean>`false`.as('agreed'),
      sql<boolean>`false`.as('reported'),
      sql<boolean>`false`.as('verified'),
      sql<boolean>`false`.as('late'),
    ])
    .where('e.record_type', '=', sql.lit(kind.recordType))
    .where('e.department_id', '=', any(departmentIds))
    .where('e.sent_on', '>=', asDate(from))
  return running.unionAll(passedOn)
}
