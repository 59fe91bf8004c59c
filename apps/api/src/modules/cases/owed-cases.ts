import { sql } from 'kysely'
import type { AliasableExpression } from 'kysely'
import { kysely } from '../../platform/query.ts'
import type { OwedRow, ReminderSource } from '../../platform/reminders.ts'
import { s, tablesOf } from './case-tables.ts'
import type { QueriedKind } from './case-tables.ts'

/** What a department owes a case, by the names that its reminders have for it. */
export const caseDuties: ReminderSource['duties'] = {
  acknowledge: { tg: 'Тасдиқи дарёфт', ru: 'Подтверждение получения', en: 'Acknowledgement' },
  answer: { tg: 'Посух', ru: 'Ответ', en: 'Answer' },
  report: { tg: 'Иҷрои ваъда', ru: 'Исполнение обещанного', en: 'What was promised' },
}

/**
 * What departments still owe the public cases of a kind, each with its last day: to acknowledge and to answer as long as the clock runs,
 * and the report on what was promised. `path` is where cases of the kind are worked on.
 */
export function owedCases(kind: QueriedKind, path: string): AliasableExpression<OwedRow> {
  const { transitions, hasReferral, followUps } = kind
  const before = (isMeant: (verb: string) => boolean) =>
    transitions
      .filter(({ verb }) => isMeant(verb))
      .flatMap((step) => (step.when === undefined ? (step.from ?? []) : []))
  const inStates = (states: readonly string[]) =>
    states.length === 0
      ? sql<boolean>`false`
      : s(
          's.state',
          'in',
          [...new Set(states)].map((state) => sql.lit(state)),
        )
  // A case that was referred is `answered` without a day of answer, and waits to be acknowledged by its receiver.
  const unacknowledged = inStates([...before((verb) => verb === 'acknowledge'), ...(hasReferral ? ['answered'] : [])])
  const reportable = inStates(before((verb) => followUps[verb] === 'report'))
  const owed = (
    duty: string,
    since: 'sent_on' | 'answered_on',
    due: 'acknowledge_due_on' | 'answer_due_on' | 'action_due_on',
  ) =>
    kysely
      .selectFrom(tablesOf(kind).cases)
      .select(['s.id', sql<string>`${sql.lit(duty)}::text`.as('duty')])
      .select(['s.responsible_department_id as department_id', sql<string | null>`NULL::uuid`.as('person_id')])
      .select([s.ref(`s.${since}`).$notNull().as('since_on'), s.ref(`s.${due}`).$notNull().as('due_on')])
      .select(['s.reference', sql<string>`${sql.lit(`${path}/`)} || ${s.ref('s.reference')}`.as('path')])
      .select(['s.original', 's.title_tg', 's.title_ru', 's.title_en'])
      .where('s.published_at', 'is not', null)
      .where(`s.${since}`, 'is not', null)
      .where(`s.${due}`, 'is not', null)
      .where('s.ended_on', 'is', null)
  const unanswered = (duty: string, due: 'acknowledge_due_on' | 'answer_due_on') =>
    owed(duty, 'sent_on', due).where('s.answered_on', 'is', null)
  return unanswered('acknowledge', 'acknowledge_due_on')
    .where('s.acknowledged_on', 'is', null)
    .where(unacknowledged)
    .unionAll(unanswered('answer', 'answer_due_on'))
    .unionAll(
      owed('report', 'answered_on', 'action_due_on')
        .where('s.reported_on', 'is', null)
        .where(s.or([reportable, s('s.state', '=', sql.lit('answered'))])),
    )
}
