import type { AliasableExpression } from 'kysely'
import { any, asDate, kysely } from '../../platform/query.ts'
import type { ClockedRow, TimelinessValues } from '../../platform/timeliness.ts'
import { hasReached } from './case-stages.ts'
import { responsibleDepartment, s, tablesOf } from './case-tables.ts'
import type { QueriedKind } from './case-tables.ts'

/** The public cases of a kind whose response clock was started: those sent since a day, and all that still wait for their answer. */
export function clockedCases(
  kind: QueriedKind,
  { departmentIds, from }: TimelinessValues,
): AliasableExpression<ClockedRow> {
  return kysely
    .selectFrom(tablesOf(kind).cases)
    .select([
      responsibleDepartment(kind).as('department_id'),
      // A case with a due day was sent.
      s.ref('s.sent_on').$notNull().as('sent_on'),
      s.ref('s.answer_due_on').$notNull().as('due_on'),
      's.answered_on',
      hasReached(kind, 'agreed').as('agreed'),
      hasReached(kind, 'reported').as('reported'),
      hasReached(kind, 'verified').as('verified'),
    ])
    .where('s.published_at', 'is not', null)
    .where('s.sent_on', 'is not', null)
    .where('s.answer_due_on', 'is not', null)
    .where(responsibleDepartment(kind), '=', any(departmentIds))
    .where(s.or([s('s.sent_on', '>=', asDate(from)), s('s.answered_on', 'is', null)]))
}
