import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { any, asDate, kysely, query } from '../../platform/query.ts'

interface Held {
  readonly areaIds: readonly string[]
  readonly from: string
  readonly to: string
}

const held = query(({ areaIds, from, to }: Held) =>
  kysely
    .selectFrom('meeting as m')
    .innerJoin('council_view as c', 'c.id', 'm.council_id')
    .select([
      sql<number>`count(*)::int`.as('meetings'),
      sql<number>`count(DISTINCT m.council_id)::int`.as('councilsMet'),
    ])
    .where('m.state', 'in', [sql.lit('published' as const), sql.lit('corrected' as const)])
    .where('m.held_on', '>=', asDate(from))
    .where('m.held_on', '<=', asDate(to))
    .where('c.area_id', '=', any(areaIds)),
)

/** How many meetings with public minutes the councils of these places held between two days (YYYY-MM-DD, included), and how many of the councils met. */
export async function countMeetings(
  values: Held,
): Promise<{ readonly meetings: number; readonly councilsMet: number }> {
  return (await run(held, values))[0] ?? { meetings: 0, councilsMet: 0 }
}
