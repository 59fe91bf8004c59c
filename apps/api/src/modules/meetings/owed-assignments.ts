import { ownerReminderDays } from '@hamkori/schema/notifications.constants'
import { sql } from 'kysely'
import type { AliasableExpression } from 'kysely'
import { asDate, kysely } from '../../platform/query.ts'
import type { OwedRow, ReminderSource, ReminderValues } from '../../platform/reminders.ts'
import { statesBefore } from './assignment-inbox.ts'

/**
 * Assignments in force that nobody has reported done. Members are reminded of those of their seats, officers of those of their department
 * once the minutes are public. What is to be done is not said: it may stand in minutes that are not public.
 */
export const assignmentReminders: ReminderSource = {
  recordType: 'Assignment',
  name: { tg: 'Супориш аз ҷаласаи', ru: 'Поручение заседания', en: 'Assignment of meeting' },
  duties: { report: { tg: 'Иҷро', ru: 'Исполнение', en: 'To be done' } },
  days: ownerReminderDays,
  superiorFrom: null,
  owed: owedAssignments,
}

function owedAssignments({ today }: ReminderValues): AliasableExpression<OwedRow> {
  return kysely
    .selectFrom('assignment as t')
    .innerJoin('decision as d', 'd.id', 't.decision_id')
    .innerJoin('meeting as m', 'm.id', 'd.meeting_id')
    .leftJoin('membership_view as o', (join) =>
      join
        .onRef('o.id', '=', 't.owner_membership_id')
        .on('o.term_from', '<=', asDate(today))
        .on((o) => o.or([o('o.term_to', 'is', null), o('o.term_to', '>=', asDate(today))]))
        .on('o.ended_at_once', '=', sql.lit(false)),
    )
    .select(['t.id', sql<string>`'report'::text`.as('duty')])
    .select([
      sql<string | null>`CASE WHEN m.state IN ('published', 'corrected') THEN t.owner_department_id END`.as(
        'department_id',
      ),
      'o.person_id',
    ])
    .select([sql<Date>`(t.in_force_from AT TIME ZONE 'Asia/Dushanbe')::date`.as('since_on'), 't.due_on'])
    .select(['m.reference', sql<string>`'desk/meetings/' || m.reference`.as('path')])
    .select([
      sql<string | null>`NULL::text`.as('original'),
      sql<string | null>`NULL::text`.as('title_tg'),
      sql<string | null>`NULL::text`.as('title_ru'),
      sql<string | null>`NULL::text`.as('title_en'),
    ])
    .where('t.in_force_from', 'is not', null)
    .where('t.state', 'in', statesBefore('report'))
}
