import { sql } from 'kysely'
import type { ActivityModel } from '../../../generated/prisma/models.ts'
import { run } from '../../platform/db.ts'
import type { Page } from '../../platform/pagination.ts'
import { any, kysely, query, queryInShapes } from '../../platform/query.ts'

/** Something that happened outside a council's sittings. */
export type ActivityRow = ActivityModel

const activities = kysely
  .selectFrom('activity')
  .select([
    'id',
    'code',
    'kind',
    'started_on as startedOn',
    'ended_on as endedOn',
    'area_code as areaCode',
    'council_id as councilId',
    'host_name as hostName',
    'title_tg as titleTg',
    'title_ru as titleRu',
    'title_en as titleEn',
    'attendance',
    'participants',
    'topics',
    'shortcomings',
    'proposals',
    'source_codes as sourceCodes',
  ])

// `started_on` is text as precise as its source; in the C collation a bare year stands before its months, which is where it belongs.
const startedOn = sql<string>`started_on COLLATE "C"`
const latestFirst = activities.orderBy(startedOn, 'desc').orderBy('id', 'desc')

const latest = queryInShapes(
  { ofArea: [true, false], after: [true, false] },
  (values: { area: string; startedOn: string; id: string; limit: number }, { ofArea, after }) =>
    latestFirst
      .$if(ofArea, (chosen) =>
        chosen.where((a) =>
          a.or([a('area_code', '=', values.area), sql<boolean>`starts_with(area_code, ${values.area}::text || '-')`]),
        ),
      )
      .$if(after, (page) =>
        page.where((a) => a(a.refTuple(startedOn, 'id'), '<', a.tuple(values.startedOn, values.id))),
      )
      .limit(values.limit),
)
const latestOfCouncil = query((values: { councilId: string }) =>
  latestFirst.where('council_id', '=', values.councilId).limit(sql.lit(100)),
)
const activitiesWithIds = query((values: { ids: readonly string[] }) => activities.where('id', '=', any(values.ids)))

const activityWithCode = query((values: { code: string }) => activities.where('code', '=', values.code))

/** The activity with this code, null where there is none. */
export async function findActivity(code: string): Promise<ActivityRow | null> {
  return (await run(activityWithCode, { code }))[0] ?? null
}

/** Up to `first + 1` activities, latest first: of the whole country, or of an area (by code) and all places below it. */
export function listActivities(
  areaCode: string | null,
  { first, after }: Page<{ startedOn: string; id: string }>,
): Promise<ActivityRow[]> {
  return run(latest({ ofArea: areaCode !== null, after: after !== null }), {
    area: areaCode ?? '',
    startedOn: after?.startedOn ?? '',
    id: after?.id ?? '',
    limit: first + 1,
  })
}

/** The latest hundred activities of a council. */
export function listActivitiesOfCouncil(councilId: string): Promise<ActivityRow[]> {
  return run(latestOfCouncil, { councilId })
}

/** Activities by id. */
export async function findActivities(ids: readonly string[]): Promise<ReadonlyMap<string, ActivityRow>> {
  return new Map((await run(activitiesWithIds, { ids })).map((row) => [row.id, row]))
}

const councilWithId = query((values: { id: string }) =>
  kysely.selectFrom('council_view').select('id').where('id', '=', values.id),
)

/** True where the id, a UUID, is that of a council. */
export async function isCouncil(id: string): Promise<boolean> {
  return (await run(councilWithId, { id })).length > 0
}
