import { metLatelyFrom } from '@hamkori/schema/meetings'
import { sql } from 'kysely'
import { today } from '../../platform/clock.ts'
import { run } from '../../platform/db.ts'
import { any, asDate, dayText, kysely, query } from '../../platform/query.ts'

/** The day of the last meeting of each council whose minutes are public. */
const lastMeetings = kysely
  .selectFrom('meeting as m')
  .select(['m.council_id', sql<Date>`max(m.held_on)`.as('held_on')])
  .where('m.state', 'in', [sql.lit('published' as const), sql.lit('corrected' as const)])
  .groupBy('m.council_id')

const lastMeetingsOf = query((values: { councilIds: readonly string[] }) =>
  kysely
    .selectFrom(lastMeetings.where('m.council_id', '=', any(values.councilIds)).as('l'))
    .select('l.council_id as councilId')
    .select((l) => dayText(l.ref('l.held_on')).as('heldOn')),
)

const councilsWithoutMeeting = query((values: { from: string; limit: number }) =>
  kysely
    .selectFrom('council_view as c')
    .leftJoin(lastMeetings.as('l'), 'l.council_id', 'c.id')
    .select(['c.id'])
    .select([
      sql<number>`(count(*) OVER ())::int`.as('total'),
      sql<number>`(count(*) FILTER (WHERE l.held_on IS NULL) OVER ())::int`.as('never'),
    ])
    .where((c) => c.or([c('l.held_on', 'is', null), c('l.held_on', '<', asDate(values.from))]))
    .orderBy('l.held_on', (order) => order.asc().nullsLast())
    .orderBy('c.slug')
    .limit(values.limit),
)

/** The day, YYYY-MM-DD, of the last meeting with public minutes, by the council's id; for `loadOne` of platform/batch.ts. */
export async function lastMeetingDays(councilIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await run(lastMeetingsOf, { councilIds })).map(({ councilId, heldOn }) => [councilId, heldOn]))
}

/** The councils of the whole country that have not met lately. */
export interface CouncilsNotMet {
  /** A meeting of this day or later, YYYY-MM-DD, would take a council off the list. */
  readonly from: string
  readonly total: number
  /** Those of them of which no meeting is on the public record. */
  readonly never: number
  /** The first of them: those that have paused for longest, then those that never met. */
  readonly councilIds: readonly string[]
}

/** Reads how many councils have not met lately, and the first `limit` of them. */
export async function findCouncilsNotMet(limit: number): Promise<CouncilsNotMet> {
  const from = metLatelyFrom(today())
  const rows = await run(councilsWithoutMeeting, { from, limit })
  return { from, total: rows[0]?.total ?? 0, never: rows[0]?.never ?? 0, councilIds: rows.map(({ id }) => id) }
}
