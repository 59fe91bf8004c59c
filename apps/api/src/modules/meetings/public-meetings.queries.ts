import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import type { Page } from '../../platform/pagination.ts'
import { any, asDate, kysely, queryInShapes } from '../../platform/query.ts'
import type { MeetingRow } from './meeting-rows.ts'
import { meetingRow, meetings } from './meetings.queries.ts'

/** What the public list can be narrowed to; null is no limit. */
export interface MeetingFilters {
  /** Councils of these places, by id. */
  readonly areaIds: readonly string[] | null
  /** One council, by its name in addresses. */
  readonly councilSlug: string | null
}

interface PageValues {
  readonly areaIds: readonly string[]
  readonly councilSlug: string
  readonly day: string
  readonly id: string
  readonly limit: number
}

// The page hangs on the total, so that an empty page still brings it.
const publicMeetings = queryInShapes(
  { after: [true, false], byArea: [true, false], byCouncil: [true, false] },
  (values: PageValues, { after, byArea, byCouncil }) => {
    const councils = kysely
      .selectFrom('council_view')
      .select('id')
      .$if(byArea, (among) => among.where('area_id', '=', any(values.areaIds)))
      .$if(byCouncil, (among) => among.where('slug', '=', values.councilSlug))
    const chosen = meetings
      .where('m.state', 'in', [sql.lit('published' as const), sql.lit('corrected' as const)])
      .$if(byArea || byCouncil, (all) => all.where('m.council_id', 'in', councils))
    const counted = kysely.selectFrom(chosen.as('all')).select(sql<number>`count(*)::int`.as('total'))
    const page = chosen
      .$if(after, (rest) =>
        rest.where((m) => m(m.refTuple('m.held_on', 'm.id'), '<', m.tuple(asDate(values.day), values.id))),
      )
      .orderBy('m.held_on', 'desc')
      .orderBy('m.id', 'desc')
      .limit(values.limit)
    return kysely
      .selectFrom(counted.as('counted'))
      .leftJoinLateral(page.as('page'), (join) => join.onTrue())
      .select('counted.total')
      .selectAll('page')
      .orderBy('page.heldOn', 'desc')
      .orderBy('page.id', 'desc')
  },
)

type Columns = Parameters<typeof meetingRow>[0]

/** Up to `first + 1` meetings with public minutes, latest first, and how many there are in all; in one statement. */
export async function listPublicMeetings(
  { first, after }: Page<{ day: string; id: string }>,
  { areaIds, councilSlug }: MeetingFilters,
): Promise<{ readonly rows: MeetingRow[]; readonly total: number }> {
  const shape = { after: after !== null, byArea: areaIds !== null, byCouncil: councilSlug !== null }
  const rows = await run(publicMeetings(shape), {
    areaIds: areaIds ?? [],
    councilSlug: councilSlug ?? '',
    day: after?.day ?? '',
    id: after?.id ?? '',
    limit: first + 1,
  })
  const found = rows.filter((row): row is Columns & { total: number } => row.id !== null)
  return { rows: found.map(meetingRow), total: rows[0]?.total ?? 0 }
}
