import { ownerReminderDays } from '@hamkori/schema/notifications.constants'
import { sql } from 'kysely'
import type { AliasableExpression } from 'kysely'
import { asDate, kysely } from '../../platform/query.ts'
import type { OwedRow, ReminderSource, ReminderValues } from '../../platform/reminders.ts'

/** Unfinished items of adopted plans, of which their owners are reminded: the holder of the seat, or whoever holds the office today. */
export const planItemReminders: ReminderSource = {
  recordType: 'PlanItem',
  name: { tg: 'Банди нақшаи', ru: 'Пункт плана', en: 'Item of the plan' },
  duties: { finish: { tg: 'Иҷро', ru: 'Исполнение', en: 'To be done' } },
  days: ownerReminderDays,
  superiorFrom: null,
  owed: owedItems,
}

function owedItems({ today }: ReminderValues): AliasableExpression<OwedRow> {
  return kysely
    .selectFrom('plan_item as i')
    .innerJoin('plan as p', 'p.id', 'i.plan_id')
    .innerJoin('council_view as c', 'c.id', 'p.council_id')
    .innerJoin('membership_view as o', (join) =>
      join
        .onRef('o.council_id', '=', 'p.council_id')
        .on((o) => o.or([o('o.id', '=', o.ref('i.owner_membership_id')), o('o.office', '=', o.ref('i.owner_office'))]))
        .on('o.term_from', '<=', asDate(today))
        .on((o) => o.or([o('o.term_to', 'is', null), o('o.term_to', '>=', asDate(today))]))
        .on('o.ended_at_once', '=', sql.lit(false)),
    )
    .select(['i.id', sql<string>`'finish'::text`.as('duty')])
    .select([sql<string | null>`NULL::uuid`.as('department_id'), 'o.person_id'])
    .select([
      sql<Date>`(p.adopted_at AT TIME ZONE 'Asia/Dushanbe')::date`.as('since_on'),
      'i.due_on',
      sql<string>`p.year || '/' || i.number`.as('reference'),
      sql<string>`'desk/plans/' || c.slug || '/' || p.year`.as('path'),
    ])
    .select(['i.original', 'i.what_tg as title_tg', 'i.what_ru as title_ru', 'i.what_en as title_en'])
    .where('p.state', '=', sql.lit('adopted'))
    .where(sql<boolean>`i.state IN ('planned', 'inProgress', 'postponed')`)
}
