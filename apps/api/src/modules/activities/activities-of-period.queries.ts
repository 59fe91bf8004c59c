import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { any, kysely, query } from '../../platform/query.ts'

interface OfPeriod {
  readonly councilIds: readonly string[]
  /** Days, YYYY-MM-DD, both included. */
  readonly from: string
  readonly to: string
}

// A day may be known to the month or the year only: such an activity counts where its month or year touches the period.
const begun = query(({ councilIds, from, to }: OfPeriod) =>
  kysely
    .selectFrom('activity as a')
    .select(['a.id', 'a.code', 'a.kind', 'a.started_on as startedOn', 'a.council_id as councilId'])
    .select('a.original')
    .select(['a.title_tg as titleTg', 'a.title_ru as titleRu', 'a.title_en as titleEn'])
    .where('a.council_id', '=', any(councilIds))
    .where((a) => sql<boolean>`${a.ref('a.started_on')} >= left(${from}::text, length(${a.ref('a.started_on')}))`)
    .where((a) => sql<boolean>`${a.ref('a.started_on')} <= ${to}::text`)
    .orderBy('a.started_on', 'desc')
    .orderBy('a.id', 'desc')
    .limit(sql.lit(1000)),
)

/** What these councils held in a period outside their meetings, latest first, at most a thousand. */
export function readActivitiesOfPeriod(values: OfPeriod) {
  return run(begun, values)
}
