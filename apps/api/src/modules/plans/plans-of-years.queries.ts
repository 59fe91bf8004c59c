import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { any, kysely, query } from '../../platform/query.ts'

interface OfYears {
  readonly councilIds: readonly string[]
  readonly fromYear: number
  readonly toYear: number
  /** The day on which it is asked what is overdue, YYYY-MM-DD. */
  readonly today: string
}

// What was dropped is not to be done any more and counts in no number.
const progress = query(({ councilIds, fromYear, toYear, today }: OfYears) =>
  kysely
    .selectFrom('plan as p')
    .innerJoin('plan_item as i', 'i.plan_id', 'p.id')
    .select(['p.council_id as councilId', 'p.year'])
    .select((i) => [
      sql<number>`(count(*) FILTER (WHERE ${i.ref('i.state')} <> 'dropped'))::int`.as('all'),
      sql<number>`(count(*) FILTER (WHERE ${i.ref('i.state')} = 'done'))::int`.as('done'),
      sql<number>`(count(*) FILTER (WHERE ${i.ref('i.state')} IN ('planned', 'inProgress', 'postponed')
        AND ${i.ref('i.due_on')} < ${today}::date))::int`.as('overdue'),
    ])
    .where('p.state', '=', sql.lit('adopted' as const))
    .where('p.council_id', '=', any(councilIds))
    .where('p.year', '>=', fromYear)
    .where('p.year', '<=', toYear)
    .groupBy(['p.id', 'p.council_id', 'p.year'])
    .orderBy('p.year', 'desc')
    .orderBy('p.council_id'),
)

/** The adopted plans of councils for some years, the latest first: how many items there are, are done, and are overdue. */
export function readPlansOfYears(values: OfYears) {
  return run(progress, values)
}
