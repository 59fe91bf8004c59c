import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { any, kysely, query } from '../../platform/query.ts'

interface Begun {
  readonly areaIds: readonly string[]
  readonly areaCodes: readonly string[]
  readonly months: readonly string[]
}

// A day may be known to the month only, or to the year only: the latter counts where the whole year is asked for.
const begun = query(({ areaIds, areaCodes, months }: Begun) =>
  kysely
    .selectFrom('activity as a')
    .leftJoin('council_view as c', 'c.id', 'a.council_id')
    .select(sql<number>`count(*)::int`.as('activities'))
    .where((a) => a(sql<string>`left(${a.ref('a.started_on')}, 7)`, '=', any(months)))
    .where((a) => a.or([a('a.area_code', '=', any(areaCodes)), a('c.area_id', '=', any(areaIds))])),
)

/** How many activities began in these months (`YYYY-MM`, or `YYYY` for those of which only the year is known) at these places or by their councils. */
export async function countActivities(values: Begun): Promise<number> {
  return (await run(begun, values))[0]?.activities ?? 0
}
