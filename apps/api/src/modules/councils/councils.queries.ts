import type { BodyKind } from '../../../generated/prisma/enums.ts'
import type { CouncilModel, LegalDocumentModel } from '../../../generated/prisma/models.ts'
import { run, statement } from '../../platform/db.ts'
import { connectionOf, isUuid, readPage } from '../../platform/pagination.ts'
import type { Connection, ConnectionArguments } from '../../platform/pagination.ts'

/** A council as every statement of the codebase returns it: the columns by their Prisma names. */
export type CouncilRow = CouncilModel

/** A seat on a council. Days are YYYY-MM-DD; `termTo` is the last day. */
export interface MembershipRow {
  readonly id: string
  readonly councilId: string
  /** Who holds it; never shown but to those who may know of the person. */
  readonly personId: string | null
  readonly seat: number
  readonly office: 'chair' | 'deputyChair' | 'secretary' | 'member'
  readonly nominatedByTg: string | null
  readonly nominatedByRu: string | null
  readonly nominatedByEn: string | null
  readonly termFrom: string
  readonly termTo: string | null
  readonly endedReason: string | null
  readonly demonstration: boolean
}

const councilColumns = `
  c.id, c.slug, c.department_id AS "departmentId", c.area_id AS "areaId", c.name_tg AS "nameTg", c.name_ru AS "nameRu",
  c.name_en AS "nameEn", c.inferred, c.source_codes AS "sourceCodes", c.demonstration`

const membershipColumns = `
  m.id, m.council_id AS "councilId", m.person_id AS "personId", m.seat, m.office, m.nominated_by_tg AS "nominatedByTg",
  m.nominated_by_ru AS "nominatedByRu", m.nominated_by_en AS "nominatedByEn", m.term_from::text AS "termFrom",
  m.term_to::text AS "termTo", m.ended_reason AS "endedReason", m.demonstration`

type PagedCouncil = CouncilRow & { readonly areaCode: string }
type PageRow = { readonly total: number } & (PagedCouncil | { readonly id: null })

// The page hangs on the total, so that one statement answers both, and an empty page still brings its total.
const councilPage = statement<PageRow>(`
  WITH chosen AS (
    SELECT c.*, a.code AS area_code FROM council c JOIN area_view a ON a.id = c.area_id
    WHERE $1::text IS NULL OR a.code = $1 OR starts_with(a.code, $1 || '-')
  )
  SELECT total.count AS total, page.*
  FROM (SELECT count(*)::int AS count FROM chosen) total
  LEFT JOIN LATERAL (
    SELECT ${councilColumns}, c.area_code AS "areaCode" FROM chosen c
    WHERE $2::text IS NULL OR (c.area_code, c.id) > ($2, $3::uuid)
    ORDER BY c.area_code, c.id LIMIT $4
  ) page ON true
  ORDER BY page."areaCode", page.id`)

/** One page of councils in the order of their places, of the whole country or of one region, with the number of all. */
export async function listCouncils(
  regionCode: string | null,
  args: ConnectionArguments,
): Promise<Connection<CouncilRow> & { totalCount: number }> {
  const page = readPage(args, ([code, id, ...rest]) =>
    code !== undefined && isUuid(id) && rest.length === 0 ? { code, id } : null,
  )
  const rows = await run(councilPage, [regionCode, page.after?.code ?? null, page.after?.id ?? null, page.first + 1])
  const councils = rows.filter((row): row is { total: number } & PagedCouncil => row.id !== null)
  return {
    ...connectionOf<PagedCouncil>(councils, page, (row) => [row.areaCode, row.id]),
    totalCount: rows[0]?.total ?? 0,
  }
}

const councilBySlug = statement<CouncilRow>(`SELECT ${councilColumns} FROM council c WHERE c.slug = $1`)
const councilsWithIds = statement<CouncilRow>(`SELECT ${councilColumns} FROM council c WHERE c.id = ANY($1::uuid[])`)
const councilsOfAreas = statement<CouncilRow>(
  `SELECT ${councilColumns} FROM council c WHERE c.area_id = ANY($1::uuid[]) ORDER BY c.slug`,
)

/** The council with this slug (lower case), or null. */
export async function findCouncil(slug: string): Promise<CouncilRow | null> {
  return (await run(councilBySlug, [slug]))[0] ?? null
}

/** Councils by id; for `loadOne` of platform/batch.ts. Ids must be UUIDs. */
export async function loadCouncils(ids: readonly string[]): Promise<ReadonlyMap<string, CouncilRow>> {
  return new Map((await run(councilsWithIds, [ids])).map((council) => [council.id, council]))
}

/** Councils of exactly these places, by the place's id; for `loadOne` of platform/batch.ts. */
export async function councilsByArea(areaIds: readonly string[]): Promise<ReadonlyMap<string, readonly CouncilRow[]>> {
  return Map.groupBy(await run(councilsOfAreas, [areaIds]), ({ areaId }) => areaId)
}

const membershipsWithIds = statement<MembershipRow>(
  `SELECT ${membershipColumns} FROM membership m WHERE m.id = ANY($1::uuid[])`,
)
const membershipsOfCouncils = statement<MembershipRow & { readonly key: string }>(`
  SELECT wanted.key, ${membershipColumns}
  FROM unnest($1::text[], $2::uuid[], $3::date[]) AS wanted (key, council_id, day)
  JOIN membership m ON m.council_id = wanted.council_id
    AND (wanted.day IS NULL OR (m.term_from <= wanted.day AND (m.term_to IS NULL OR m.term_to >= wanted.day)))
  ORDER BY m.seat, m.term_from DESC, m.id`)

/** Memberships by id; for `loadOne` of platform/batch.ts. Ids must be UUIDs. */
export async function loadMemberships(ids: readonly string[]): Promise<ReadonlyMap<string, MembershipRow>> {
  return new Map((await run(membershipsWithIds, [ids])).map((row) => [row.id, row]))
}

/** The key under which {@link membershipsOf} finds a council's seats: all that ever were, or those in force on a day. */
export function membershipsKey(councilId: string, day: string | null): string {
  return `${councilId} ${day ?? ''}`
}

/** Seats by {@link membershipsKey}, each list by seat, the newest holder first; for `loadOne` of platform/batch.ts. */
export async function membershipsOf(keys: readonly string[]): Promise<ReadonlyMap<string, readonly MembershipRow[]>> {
  const wanted = keys.map((key) => key.split(' '))
  const rows = await run(membershipsOfCouncils, [
    keys,
    wanted.map(([id]) => id),
    wanted.map(([, day]) => (day === '' ? null : day)),
  ])
  return Map.groupBy(rows, ({ key }) => key)
}

const membershipsOfPeople = statement<MembershipRow>(
  `SELECT ${membershipColumns} FROM membership m WHERE m.person_id = ANY($1::uuid[]) ORDER BY m.term_from DESC, m.id`,
)

/** Every seat of these people, the newest first, by person; for `loadOne` of platform/batch.ts. */
export async function membershipsByPerson(
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MembershipRow[]>> {
  const rows = await run(membershipsOfPeople, [personIds])
  return Map.groupBy(rows, ({ personId }) => personId ?? '')
}

const largestList = 100
const endingTerms = statement<MembershipRow>(`
  SELECT ${membershipColumns} FROM membership m
  WHERE m.ended_reason IS NULL AND m.term_to BETWEEN $1::date AND $2::date AND ($3::uuid[] IS NULL OR m.council_id = ANY($3))
  ORDER BY m.term_to, m.id LIMIT ${largestList}`)

/** Seats whose last day lies between two days, the soonest first, at most a hundred; of these councils, or of all. */
export function listEndingTerms(
  from: string,
  to: string,
  councilIds: readonly string[] | null,
): Promise<MembershipRow[]> {
  return run(endingTerms, [from, to, councilIds])
}

/** An organisation of the register. */
export interface BodyRow {
  readonly id: string
  readonly code: string
  readonly kind: BodyKind
  readonly parentId: string | null
  readonly areaCode: string | null
  readonly nameTg: string | null
  readonly nameRu: string | null
  readonly nameEn: string
  readonly note: string | null
  readonly offices: string[]
  readonly sourceCodes: string[]
}

const bodyColumns = `
  id, code, kind::text AS kind, parent_id AS "parentId", area_code AS "areaCode", name_tg AS "nameTg", name_ru AS "nameRu",
  name_en AS "nameEn", note, offices, source_codes AS "sourceCodes"`
const everyBody = statement<BodyRow>(`SELECT ${bodyColumns} FROM body ORDER BY code`)
const bodiesWithIds = statement<BodyRow>(`SELECT ${bodyColumns} FROM body WHERE id = ANY($1::uuid[])`)

/** Every organisation of the register, by code. */
export function listBodies(): Promise<BodyRow[]> {
  return run(everyBody)
}

/** Organisations by id; for `loadOne` of platform/batch.ts. Ids must be UUIDs. */
export async function bodiesById(ids: readonly string[]): Promise<ReadonlyMap<string, BodyRow>> {
  return new Map((await run(bodiesWithIds, [ids])).map((body) => [body.id, body]))
}

const documentColumns = `id, code, kind, title_tg AS "titleTg", title_ru AS "titleRu", title_en AS "titleEn", dated_on AS "datedOn", source_codes AS "sourceCodes", url`
const everyDocument = statement<LegalDocumentModel>(
  `SELECT ${documentColumns} FROM legal_document ORDER BY dated_on DESC NULLS LAST, code`,
)
const documentsWithIds = statement<LegalDocumentModel>(
  `SELECT ${documentColumns} FROM legal_document WHERE id = ANY($1::uuid[])`,
)

/** Every legal document of the register, the newest first, undated ones last. */
export function listDocuments(): Promise<LegalDocumentModel[]> {
  return run(everyDocument)
}

/** Legal documents by id; for `loadOne` of platform/batch.ts. Ids must be UUIDs. */
export async function documentsById(ids: readonly string[]): Promise<ReadonlyMap<string, LegalDocumentModel>> {
  return new Map((await run(documentsWithIds, [ids])).map((document) => [document.id, document]))
}
