import { sql } from 'kysely'
import type { ActivityCorrectionModel, ActivityModel, ActivityPhotoModel } from '../../../generated/prisma/models.ts'
import { run } from '../../platform/db.ts'
import type { Page } from '../../platform/pagination.ts'
import { any, kysely, query, queryInShapes } from '../../platform/query.ts'

/** Something that happened outside a council's sittings. */
export type ActivityRow = Omit<ActivityModel, 'idempotencyKey' | 'contentHash'>

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
    'original',
    'title_tg as titleTg',
    'title_ru as titleRu',
    'title_en as titleEn',
    'attendance',
    'women',
    'men',
    'under_14 as under14',
    'from_14_to_30 as from14to30',
    'from_31_to_59 as from31to59',
    'from_60 as from60',
    'participants',
    'topics',
    'shortcomings',
    'proposals',
    'source_codes as sourceCodes',
    'recorded_at as recordedAt',
    'version',
    'demonstration',
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

export type CorrectionRow = Omit<ActivityCorrectionModel, 'id'>

const corrections = query((values: { activityIds: readonly string[] }) =>
  kysely
    .selectFrom('activity_correction')
    .select([
      'activity_id as activityId',
      'number',
      'corrected_at as correctedAt',
      'capacity',
      'reason',
      'language',
      'changed',
    ])
    .where('activity_id', '=', any(values.activityIds))
    .orderBy('number', 'desc'),
)

/** Corrections by activity, the latest first; for `loadOne` of platform/batch.ts. */
export async function correctionsByActivity(
  activityIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CorrectionRow[]>> {
  return Map.groupBy(await run(corrections, { activityIds }), ({ activityId }) => activityId)
}

/** A photo of an activity, or what is left of one that was taken off. */
export type PhotoRow = Omit<ActivityPhotoModel, 'addedAt'>

const photos = kysely
  .selectFrom('activity_photo')
  .select(['id', 'activity_id as activityId', 'number', 'file_hash as fileHash', 'small_hash as smallHash'])
  .select(['width', 'height', 'bytes', 'description', 'language'])
  .select(['removed_at as removedAt', 'removal_reason as removalReason'])
const photosOfActivities = query((values: { activityIds: readonly string[] }) =>
  photos.where('activity_id', '=', any(values.activityIds)).orderBy('number'),
)
const photosWithIds = query((values: { ids: readonly string[] }) => photos.where('id', '=', any(values.ids)))

/** Photos by activity, in order, with those that were taken off; for `loadOne` of platform/batch.ts. */
export async function photosByActivity(
  activityIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PhotoRow[]>> {
  return Map.groupBy(await run(photosOfActivities, { activityIds }), ({ activityId }) => activityId)
}

/** Photos by id. */
export async function findPhotos(ids: readonly string[]): Promise<ReadonlyMap<string, PhotoRow>> {
  return new Map((await run(photosWithIds, { ids })).map((row) => [row.id, row]))
}

const councilWithId = query((values: { id: string }) =>
  kysely.selectFrom('council_view').select(['id', 'slug', 'demonstration']).where('id', '=', values.id),
)

/** What of a council goes into its activities; null where there is no council with this id, a UUID. */
export async function findCouncil(id: string): Promise<{ slug: string; demonstration: boolean } | null> {
  return (await run(councilWithId, { id }))[0] ?? null
}
