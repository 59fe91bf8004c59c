import { run, statement } from '../../platform/db.ts'
import type { Page } from '../../platform/pagination.ts'

/** Something that happened outside a council's sittings. */
export interface ActivityRow {
  readonly id: string
  readonly code: string
  readonly kind: string
  /** As precise as the source: year, year-month or full date. */
  readonly startedOn: string
  readonly endedOn: string | null
  readonly areaCode: string | null
  readonly councilId: string | null
  readonly hostName: string | null
  readonly titleTg: string | null
  readonly titleRu: string | null
  readonly titleEn: string
  readonly attendance: number | null
  readonly participants: string[]
  readonly topics: string[]
  readonly shortcomings: string[]
  readonly proposals: string[]
  readonly sourceCodes: string[]
}

const columns = `
  id, code, kind, started_on AS "startedOn", ended_on AS "endedOn", area_code AS "areaCode", council_id AS "councilId", host_name AS "hostName",
  title_tg AS "titleTg", title_ru AS "titleRu", title_en AS "titleEn", attendance, participants, topics, shortcomings, proposals, source_codes AS "sourceCodes"`

// `started_on` is text as precise as its source; in the C collation a bare year stands before its months, which is where it belongs.
const list = statement<ActivityRow>(`
  SELECT ${columns} FROM activity
  WHERE ($1::text IS NULL OR area_code = $1 OR area_code LIKE $1 || '-%') AND ($2::text IS NULL OR (started_on COLLATE "C", id) < ($2, $3::uuid))
  ORDER BY started_on COLLATE "C" DESC, id DESC LIMIT $4`)
const ofCouncil = statement<ActivityRow>(
  `SELECT ${columns} FROM activity WHERE council_id = $1 ORDER BY started_on COLLATE "C" DESC, id DESC LIMIT 100`,
)
const byIds = statement<ActivityRow>(`SELECT ${columns} FROM activity WHERE id = ANY($1::uuid[])`)

/** Up to `first + 1` activities, latest first: of the whole country, or of an area (by code) and all places below it. */
export function listActivities(
  areaCode: string | null,
  page: Page<{ startedOn: string; id: string }>,
): Promise<ActivityRow[]> {
  return run(list, [areaCode, page.after?.startedOn ?? null, page.after?.id ?? null, page.first + 1])
}

/** The latest hundred activities of a council. */
export function listActivitiesOfCouncil(councilId: string): Promise<ActivityRow[]> {
  return run(ofCouncil, [councilId])
}

/** Activities by id. */
export async function findActivities(ids: readonly string[]): Promise<ReadonlyMap<string, ActivityRow>> {
  return new Map((await run(byIds, [ids])).map((row) => [row.id, row]))
}

const councilWithId = statement<{ id: string }>('SELECT id FROM council_view WHERE id = $1')

/** True where the id, a UUID, is that of a council. */
export async function isCouncil(id: string): Promise<boolean> {
  return (await run(councilWithId, [id])).length > 0
}
