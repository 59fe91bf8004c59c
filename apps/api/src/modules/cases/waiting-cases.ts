import type { FollowUpEffect } from '@hamkori/schema/follow-ups.constants'
import { ruleOf } from '@hamkori/schema/permissions'
import { sql } from 'kysely'
import type { AliasableExpression } from 'kysely'
import { permissionFor } from '../../platform/assert-transition.ts'
import type { InboxScopeValues, WaitingRow } from '../../platform/inbox.ts'
import { any, asDate, kysely } from '../../platform/query.ts'
import { r, s, tablesOf } from './case-tables.ts'
import type { QueriedKind } from './case-tables.ts'

/**
 * The cases of a kind that wait for somebody. The states follow from the transition table; a case that was referred is
 * `answered` without a day of answer and waits to be acknowledged by its receiver. What a department has promised waits for its report,
 * what it reports for the council's verdict. Answers are also read by the councils that the case informs, and what coordinators may
 * hand over waits for them as it does for the council.
 */
export function waitingCases(
  kind: QueriedKind,
  { departmentIds, councilIds, coordinates, answeredFrom }: InboxScopeValues,
): AliasableExpression<WaitingRow> {
  const { transitions, handOverVerb, hasReferral, followUps, informs } = kind
  // What coordinators may hand over waits for all of them.
  const isForCoordinators = ruleOf(permissionFor(transitions, handOverVerb)).posts.includes('coordinator')
  const inStates = (states: readonly string[]) =>
    states.length === 0
      ? sql<boolean>`false`
      : s(
          's.state',
          'in',
          [...new Set(states)].map((state) => sql.lit(state)),
        )
  const steps = (isMeant: (verb: string) => boolean) => transitions.filter(({ verb }) => isMeant(verb))
  const statesBefore = (verb: string) =>
    steps((each) => each === verb).flatMap((step) => (step.when === undefined ? (step.from ?? []) : []))
  const stepsWith = (effect: FollowUpEffect) => steps((verb) => followUps[verb] === effect)
  const statesBeforeEffect = (effect: FollowUpEffect) =>
    stepsWith(effect).flatMap((step) => (step.when === undefined ? (step.from ?? []) : []))
  const isAnswered = s('s.state', '=', sql.lit('answered'))
  const cases = kysely.selectFrom(tablesOf(kind).cases).select('s.id')
  const noDate = sql<Date | null>`NULL::date`.as('due_on')

  const owed = cases
    .select([
      s
        .case()
        .when(inStates(statesBefore('acknowledge')))
        .then(sql.lit('acknowledge'))
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
    .where('s.responsible_department_id', '=', any(departmentIds))
    .where(inStates([...statesBefore('acknowledge'), ...statesBefore('answer'), ...(hasReferral ? ['answered'] : [])]))
    .$if(hasReferral, (referable) => referable.where('s.answered_on', 'is', null))

  const planned = inStates(statesBeforeEffect('report'))
  const notConfirmed = inStates(
    statesBeforeEffect('plan').filter((state) => !statesBeforeEffect('report').includes(state)),
  )
  const promised = cases
    .select([
      s.case().when(notConfirmed).then(sql.lit('plan')).else(sql.lit('report')).end().as('waiting_for'),
      s
        .case()
        .when(notConfirmed)
        .then(sql<Date | null>`NULL::date`)
        .else(s.ref('s.action_due_on'))
        .end()
        .as('due_on'),
    ])
    .where('s.responsible_department_id', '=', any(departmentIds))
    .where(s.or([planned, notConfirmed, s.and([isAnswered, s('s.action_due_on', 'is not', null)])]))

  // An answer by which the council has to accept something, or not.
  const { answers, caseOfAnswer } = tablesOf(kind)
  const disputes = stepsWith('accept').flatMap(({ when }) => when ?? [])
  const isDisputed =
    disputes.length === 0
      ? sql<boolean>`false`
      : s.and([
          isAnswered,
          s.exists(
            kysely
              .selectFrom(answers)
              .select('r.id')
              .where(caseOfAnswer, '=', s.ref('s.id'))
              .where(sql<boolean>`${r.ref('r.version')} = ${s.ref('s.response_count')}`)
              .where(sql<boolean>`${r.ref('r.outcome')}::text IN (${sql.join(disputes.map((one) => sql.lit(one)))})`),
          ),
        ])
  // What waits for its answer, and is not overdue yet, does not wait for the council.
  const maintained = inStates(
    statesBeforeEffect('escalate').filter(
      (state) => !statesBefore('answer').includes(state) && !statesBefore('acknowledge').includes(state),
    ),
  )
  const ofCouncils = cases
    .select([
      s
        .case()
        .when(isDisputed)
        .then(sql.lit('decide'))
        .when(isAnswered)
        .then(sql.lit('read'))
        .when(inStates(statesBeforeEffect('confirm')))
        .then(sql.lit('verify'))
        .when(maintained)
        .then(sql.lit('escalate'))
        .when(inStates(statesBeforeEffect('close')))
        .then(sql.lit('close'))
        .else(sql.lit(handOverVerb))
        .end()
        .as('waiting_for'),
      noDate,
    ])
    .where(
      isForCoordinators
        ? s.or([s('s.council_id', '=', any(councilIds)), sql<boolean>`${coordinates}::boolean`])
        : s('s.council_id', '=', any(councilIds)),
    )
    .where(
      s.or([
        inStates([...statesBefore(handOverVerb), ...statesBeforeEffect('confirm'), ...statesBeforeEffect('close')]),
        maintained,
        isDisputed,
        s.and([isAnswered, s('s.answered_on', '>=', asDate(answeredFrom))]),
      ]),
    )

  const issued = owed.unionAll(promised).unionAll(ofCouncils)
  if (informs === undefined) return issued
  const answersToRead = cases
    .select([sql.lit('read').as('waiting_for'), noDate])
    .where(isAnswered)
    .where('s.answered_on', '>=', asDate(answeredFrom))
    .where(sql<boolean>`${sql.ref(`s.${informs}`)} && ${councilIds}::uuid[]`)
    .where(sql<boolean>`NOT ${s('s.council_id', '=', any(councilIds))}`)
  return issued.unionAll(answersToRead)
}
