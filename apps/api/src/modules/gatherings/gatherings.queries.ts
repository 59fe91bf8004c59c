import type { GatheringState } from '@hamkori/schema/gatherings'
import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import type { Page } from '../../platform/pagination.ts'
import { any, asDate, dayText, kysely, query, queryInShapes } from '../../platform/query.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { isGatheringVisible } from './gatherings.policy.ts'

/** A gathering. Days are YYYY-MM-DD. */
export interface GatheringRow {
  readonly id: string
  readonly slug: string
  readonly state: GatheringState
  readonly areaCode: string
  readonly councilId: string
  readonly original: string
  readonly titleTg: string | null
  readonly titleRu: string | null
  readonly titleEn: string | null
  readonly placeTg: string | null
  readonly placeRu: string | null
  readonly placeEn: string | null
  readonly heldOn: string
  readonly startsAt: string | null
  readonly dayOpen: boolean
  readonly coversFrom: string
  readonly coversTo: string
  readonly outcomeOriginal: string | null
  readonly outcomeTg: string | null
  readonly outcomeRu: string | null
  readonly outcomeEn: string | null
  readonly announcedAt: Date | null
  /** SHA-256 of the kept pack in hexadecimal. */
  readonly packHash: string | null
  readonly version: number
  /** The code of the same event in the register of activities. */
  readonly activityCode: string | null
  readonly sourceCodes: readonly string[]
  readonly demonstration: boolean
}

const gatherings = kysely
  .selectFrom('gathering as g')
  .leftJoin('activity_view as a', 'a.id', 'g.activity_id')
  .select(['g.id', 'g.slug', 'g.state', 'g.area_code as areaCode', 'g.council_id as councilId', 'g.original'])
  .select(['g.title_tg as titleTg', 'g.title_ru as titleRu', 'g.title_en as titleEn'])
  .select(['g.place_tg as placeTg', 'g.place_ru as placeRu', 'g.place_en as placeEn'])
  .select(['g.starts_at as startsAt', 'g.day_open as dayOpen', 'g.announced_at as announcedAt', 'g.version'])
  .select(['g.outcome_original as outcomeOriginal', 'g.outcome_tg as outcomeTg', 'g.outcome_ru as outcomeRu'])
  .select(['g.outcome_en as outcomeEn', 'a.code as activityCode', 'g.demonstration'])
  .select((g) => [
    dayText(g.ref('g.held_on')).as('heldOn'),
    dayText(g.ref('g.covers_from')).as('coversFrom'),
    dayText(g.ref('g.covers_to')).as('coversTo'),
    sql<string | null>`encode(${g.ref('g.pack_sha256')}, 'hex')`.as('packHash'),
    sql<string[]>`coalesce(${g.ref('g.source_codes')}, '{}')`.as('sourceCodes'),
  ])
const latestFirst = gatherings.orderBy('g.held_on', 'desc').orderBy('g.id', 'desc')
/** Drafts are their planners' own. */
const isPublic = sql<boolean>`g.state NOT IN ('draft', 'discarded')`

const withIds = query((values: { ids: readonly string[] }) => gatherings.where('g.id', '=', any(values.ids)))
const withSlugs = query((values: { slugs: readonly string[] }) => gatherings.where('g.slug', '=', any(values.slugs)))
const withSlug = query((values: { slug: string }) => gatherings.where('g.slug', '=', values.slug))

/** Gatherings by id that the viewer may know of. */
export async function findGatherings(
  viewer: Viewer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, GatheringRow>> {
  const rows = await run(withIds, { ids })
  return new Map(rows.filter((row) => isGatheringVisible(viewer, row)).map((row) => [row.id, row]))
}

/** Gatherings by their names in addresses that the viewer may know of; for `loadOne` of platform/batch.ts. */
export async function findGatheringsBySlug(
  slugs: readonly string[],
  { viewer }: { readonly viewer: Viewer },
): Promise<ReadonlyMap<string, GatheringRow>> {
  const rows = await run(withSlugs, { slugs })
  return new Map(rows.filter((row) => isGatheringVisible(viewer, row)).map((row) => [row.slug, row]))
}

/** The gathering with this name in addresses, where the viewer may know of it; null for any other. */
export async function findGathering(viewer: Viewer, slug: string): Promise<GatheringRow | null> {
  const [row] = await run(withSlug, { slug })
  return row !== undefined && isGatheringVisible(viewer, row) ? row : null
}

/** What the public list can be narrowed to: a place by its code, and a year; null is no limit. */
export interface GatheringFilters {
  readonly areaCode: string | null
  readonly year: number | null
}

const filtered = { ofArea: [true, false], ofYear: [true, false] } as const
interface FilterValues {
  readonly area: string
  readonly from: string
  readonly to: string
}
const publicPage = queryInShapes(
  { ...filtered, after: [true, false] },
  (values: FilterValues & { day: string; id: string; limit: number }, { ofArea, ofYear, after }) =>
    latestFirst
      .where(isPublic)
      .$if(ofArea, (rows) => rows.where('g.area_code', '=', values.area))
      .$if(ofYear, (rows) =>
        rows.where('g.held_on', '>=', asDate(values.from)).where('g.held_on', '<=', asDate(values.to)),
      )
      .$if(after, (rows) =>
        rows.where((g) => g(g.refTuple('g.held_on', 'g.id'), '<', g.tuple(asDate(values.day), values.id))),
      )
      .limit(values.limit),
)
const publicCount = queryInShapes(filtered, (values: FilterValues, { ofArea, ofYear }) =>
  kysely
    .selectFrom('gathering as g')
    .select(sql<number>`count(*)::int`.as('count'))
    .where(isPublic)
    .$if(ofArea, (rows) => rows.where('g.area_code', '=', values.area))
    .$if(ofYear, (rows) =>
      rows.where('g.held_on', '>=', asDate(values.from)).where('g.held_on', '<=', asDate(values.to)),
    ),
)

/** Up to `first + 1` public gatherings, the latest day first, and how many there are in all. */
export async function listGatherings(
  { first, after }: Page<{ day: string; id: string }>,
  { areaCode, year }: GatheringFilters,
): Promise<{ rows: GatheringRow[]; total: number }> {
  const shape = { ofArea: areaCode !== null, ofYear: year !== null }
  const values = { area: areaCode ?? '', from: `${year ?? 2000}-01-01`, to: `${year ?? 2000}-12-31` }
  const [rows, [counted]] = await Promise.all([
    run(publicPage({ ...shape, after: after !== null }), {
      ...values,
      day: after?.day ?? '',
      id: after?.id ?? '',
      limit: first + 1,
    }),
    run(publicCount(shape), values),
  ])
  return { rows, total: counted?.count ?? 0 }
}

const years = query(() =>
  kysely
    .selectFrom('gathering as g')
    .select(sql<number>`extract(year FROM g.held_on)::int`.as('year'))
    .distinct()
    .where(isPublic)
    .orderBy('year', 'desc')
    .limit(sql.lit(100)),
)

/** The years in which there are public gatherings, the latest first. */
export async function listYears(): Promise<number[]> {
  return (await run(years, {})).map(({ year }) => year)
}

const atDesk = query((values: { councilIds: readonly string[]; ofCountry: boolean }) =>
  latestFirst
    .where((g) => g.or([g('g.council_id', '=', any(values.councilIds)), sql<boolean>`${values.ofCountry}::boolean`]))
    .where('g.state', '<>', sql.lit('discarded' as const))
    .limit(sql.lit(100)),
)

/** The latest hundred gatherings that these councils host, or with `ofCountry` of all, drafts too: ask the policy which may be shown. */
export function listAtDesk(councilIds: readonly string[], ofCountry: boolean): Promise<GatheringRow[]> {
  return run(atDesk, { councilIds, ofCountry })
}

const ofCouncils = query((values: { councilIds: readonly string[] }) =>
  latestFirst
    .innerJoin(
      kysely
        .selectFrom('gathering as h')
        .select(['h.council_id', 'h.id as gathering_id'])
        .union(kysely.selectFrom('gathering_council as j').select(['j.council_id', 'j.gathering_id']))
        .as('o'),
      'o.gathering_id',
      'g.id',
    )
    .select('o.council_id as ofCouncil')
    .where(isPublic)
    .where('o.council_id', '=', any(values.councilIds))
    .limit(sql.lit(2000)),
)

/** The latest twenty public gatherings that councils host or were invited to, by the council's id; for `loadOne` of platform/batch.ts. */
export async function gatheringsByCouncil(
  councilIds: readonly string[],
): Promise<ReadonlyMap<string, readonly GatheringRow[]>> {
  const byCouncil = Map.groupBy(await run(ofCouncils, { councilIds }), ({ ofCouncil }) => ofCouncil)
  return new Map([...byCouncil].map(([id, rows]) => [id, rows.slice(0, 20)]))
}

const packText = query((values: { id: string }) =>
  kysely.selectFrom('gathering as g').select('g.pack').where('g.id', '=', values.id),
)

/** The kept pack of a gathering, to the byte; null where there is none. */
export async function readPackText(id: string): Promise<string | null> {
  return (await run(packText, { id }))[0]?.pack ?? null
}
