import type { CaseStage } from '@hamkori/schema/cases.constants'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { asDate } from '../../platform/query.ts'
import { r, s, tablesOf } from './case-tables.ts'
import type { QueriedKind } from './case-tables.ts'

/**
 * True for a case, `s`, that has come so far. Agreed is what the answer in force says; reported and verified are states, of what was
 * agreed to: a case that ended without is neither. What is late on a day, YYYY-MM-DD, has passed the last day that the department promised,
 * without its report.
 */
export function hasReached(kind: QueriedKind, stage: CaseStage, day: string): RawBuilder<boolean> {
  if (stage === 'late')
    return sql<boolean>`(${s.ref('s.action_due_on')} < ${asDate(day)}
      AND ${s.ref('s.reported_on')} IS NULL AND ${s.ref('s.ended_on')} IS NULL)`
  const { answers, caseOfAnswer } = tablesOf(kind)
  const isOneOf = (value: RawBuilder<unknown>, all: readonly string[]) =>
    all.length === 0 ? sql<boolean>`false` : sql<boolean>`${value} IN (${sql.join(all.map((one) => sql.lit(one)))})`
  const agreed = sql<boolean>`EXISTS (SELECT FROM ${answers} WHERE ${caseOfAnswer} = ${s.ref('s.id')}
    AND ${r.ref('r.version')} = ${s.ref('s.response_count')} AND ${isOneOf(sql`${r.ref('r.outcome')}::text`, kind.stages.agreed)})`
  if (stage === 'agreed') return agreed
  return sql<boolean>`(${isOneOf(sql`${s.ref('s.state')}::text`, kind.stages[stage])} AND ${agreed})`
}
