import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { any, asDate, kysely, query } from '../../platform/query.ts'

const held = query((values: { councilIds: readonly string[]; from: string; to: string }) =>
  kysely
    .selectFrom('published_meeting_view as m')
    .select(['m.council_id as councilId', sql<number>`count(*)::int`.as('count')])
    .where('m.council_id', '=', any(values.councilIds))
    .where('m.held_on', '>=', asDate(values.from))
    .where('m.held_on', '<=', asDate(values.to))
    .groupBy('m.council_id'),
)

/** How many meetings with public minutes councils held in a period (days, both included), by the council's id. */
export async function countMeetingsOfPeriod(values: {
  readonly councilIds: readonly string[]
  readonly from: string
  readonly to: string
}): Promise<ReadonlyMap<string, number>> {
  return new Map((await run(held, values)).map(({ councilId, count }) => [councilId, count]))
}
