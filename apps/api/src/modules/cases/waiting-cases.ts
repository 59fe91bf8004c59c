import { sql } from 'kysely'
import type { AliasableExpression } from 'kysely'
import type { InboxScopeValues, WaitingRow } from '../../platform/inbox.ts'
import { any, asDate, kysely } from '../../platform/query.ts'
import { responsibleDepartment, s, tablesOf } from './case-tables.ts'
import type { QueriedKind } from './case-tables.ts'

/**
 * The cases of a kind that wait for somebody. The states follow from the transition table; a case that was referred is
 * `answered` without a day of answer and waits to be acknowledged by its receiver.
 */
export function waitingCases(
  kind: QueriedKind,
  { departmentIds, councilIds, answeredFrom }: InboxScopeValues,
): AliasableExpression<WaitingRow> {
  const { transitions, handOverVerb, hasReferral } = kind
  const inStates = (states: readonly string[]) =>
    s(
      's.state',
      'in',
      states.map((state) => sql.lit(state)),
    )
  const statesBefore = (verb: string) =>
    transitions.flatMap((step) => (step.verb === verb && step.when === undefined ? (step.from ?? []) : []))
  const isAnswered = s('s.state', '=', sql.lit('answered'))
  const cases = kysely.selectFrom(tablesOf(kind).cases).select('s.id')

  const owed = cases
    .select([
      s
        .case()
        .when(inStates(statesBefore('answer')))
        .then(sql.lit('answer'))
        .else(sql.lit('acknowledge'))
        .end()
        .as('waiting_for'),
      s
        .case()
        .when(inStates(statesBefore('acknowledge')))
        .then(s.ref('s.acknowledge_due_on'))
        .else(s.ref('s.answer_due_on'))
        .end()
        .as('due_on'),
    ])
    .where(responsibleDepartment(kind), '=', any(departmentIds))
    .where(inStates([...statesBefore('acknowledge'), ...statesBefore('answer'), ...(hasReferral ? ['answered'] : [])]))
    .$if(hasReferral, (referable) => referable.where('s.answered_on', 'is', null))

  const ofCouncils = cases
    .select([
      s.case().when(isAnswered).then(sql.lit('read')).else(sql.lit(handOverVerb)).end().as('waiting_for'),
      sql<Date | null>`NULL::date`.as('due_on'),
    ])
    .where('s.council_id', '=', any(councilIds))
    .where(
      s.or([inStates(statesBefore(handOverVerb)), s.and([isAnswered, s('s.answered_on', '>=', asDate(answeredFrom))])]),
    )

  return owed.unionAll(ofCouncils)
}
