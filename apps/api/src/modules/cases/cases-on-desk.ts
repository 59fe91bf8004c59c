import { sql } from 'kysely'
import type { AliasableExpression } from 'kysely'
import type { DeskList, DeskRow, DeskScopeValues } from '../../platform/desk.ts'
import { any, asDate, kysely } from '../../platform/query.ts'
import { s, tablesOf } from './case-tables.ts'
import type { QueriedKind } from './case-tables.ts'

/**
 * The cases of a kind on the desk. Overdue is what the public list calls so; a council's dates are those of the answers that it is
 * owed and of what it was promised, and its drafts are what it has registered and not handed over. What has ended is in none of them.
 */
export function casesOnDesk(
  kind: QueriedKind,
  { watches, councilIds, departmentIds, today, publishedFrom, lateFrom }: DeskScopeValues,
): AliasableExpression<DeskRow> {
  const { transitions, handOverVerb } = kind
  const inStates = (states: readonly string[]) =>
    s(
      's.state',
      'in',
      [...new Set(states)].map((state) => sql.lit(state)),
    )
  const open = inStates(transitions.flatMap(({ from }) => from ?? []))
  const unacknowledged = inStates(
    transitions.flatMap((step) => (step.verb === 'acknowledge' && step.when === undefined ? (step.from ?? []) : [])),
  )
  const cases = kysely.selectFrom(tablesOf(kind).cases).select('s.id')
  const inList = (list: DeskList) => sql<DeskList>`${sql.lit(list)}`.as('list')
  const published = cases.where('s.published_at', 'is not', null)

  const overdue = published
    .select([inList('overdue'), sql.lit('answer').as('what'), s.ref('s.answer_due_on').$notNull().as('day')])
    .where(sql<boolean>`${watches}::boolean`)
    .where('s.answered_on', 'is', null)
    .where('s.ended_on', 'is', null)
    .where('s.answer_due_on', '<', asDate(today))

  const recent = published
    .select([inList('published'), sql.lit(handOverVerb).as('what'), s.ref('s.sent_on').$notNull().as('day')])
    .where(sql<boolean>`${watches}::boolean`)
    .where('s.sent_on', '>=', asDate(publishedFrom))

  const drafts = cases
    .select([inList('drafts'), sql.lit(handOverVerb).as('what'), 's.registered_on as day'])
    .where('s.council_id', '=', any(councilIds))
    .where('s.published_at', 'is', null)
    .where(open)

  const dates = published
    .select([
      inList('dates'),
      s.case().when(unacknowledged).then(sql.lit('acknowledge')).else(sql.lit('answer')).end().as('what'),
      s
        .case()
        .when(unacknowledged)
        .then(s.ref('s.acknowledge_due_on'))
        .else(s.ref('s.answer_due_on'))
        .end()
        .$notNull()
        .as('day'),
    ])
    .where('s.council_id', '=', any(councilIds))
    .where('s.answered_on', 'is', null)
    .where('s.answer_due_on', 'is not', null)
    .where(open)

  const late = published
    .select([inList('late'), sql.lit('answer').as('what'), s.ref('s.answer_due_on').$notNull().as('day')])
    .where('s.responsible_department_id', '=', any(departmentIds))
    .where('s.answered_on', 'is', null)
    .where('s.ended_on', 'is', null)
    .where('s.answer_due_on', '>=', asDate(lateFrom))
    .where('s.answer_due_on', '<', asDate(today))

  // What a department has promised, by its last day.
  const promised = published
    .where('s.action_due_on', 'is not', null)
    .where('s.reported_on', 'is', null)
    .where('s.ended_on', 'is', null)
  const reportBy = [sql.lit('report').as('what'), s.ref('s.action_due_on').$notNull().as('day')] as const
  const promisedToCouncils = promised.select([inList('dates'), ...reportBy]).where('s.council_id', '=', any(councilIds))
  const promisedLate = promised
    .select([inList('late'), ...reportBy])
    .where('s.responsible_department_id', '=', any(departmentIds))
    .where('s.action_due_on', '>=', asDate(lateFrom))
    .where('s.action_due_on', '<', asDate(today))

  return overdue
    .unionAll(recent)
    .unionAll(drafts)
    .unionAll(dates)
    .unionAll(late)
    .unionAll(promisedToCouncils)
    .unionAll(promisedLate)
}
