import { sql } from 'kysely'
import type { CouncilModel } from '../../../generated/prisma/models.ts'
import { run } from '../../platform/db.ts'
import { connectionOf, isUuid, readPage } from '../../platform/pagination.ts'
import type { Connection, ConnectionArguments } from '../../platform/pagination.ts'
import { any, dayText, kysely, query, queryInShapes } from '../../platform/query.ts'

/** A council as every statement of the codebase returns it: the columns by their Prisma names. */
export type CouncilRow = Omit<CouncilModel, 'seatCount'>

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
  /** The name that the member chose to publish; null where that was not chosen. */
  readonly publishedName: string | null
  readonly demonstration: boolean
}

const councilColumns = [
  'c.id',
  'c.slug',
  'c.department_id as departmentId',
  'c.area_id as areaId',
  'c.name_tg as nameTg',
  'c.name_ru as nameRu',
  'c.name_en as nameEn',
  'c.inferred',
  'c.source_codes as sourceCodes',
  'c.demonstration',
] as const
const councils = kysely.selectFrom('council as c').select(councilColumns)

const memberships = kysely
  .selectFrom('membership as m')
  .select([
    'm.id',
    'm.council_id as councilId',
    'm.person_id as personId',
    'm.seat',
    'm.office',
    'm.nominated_by_tg as nominatedByTg',
    'm.nominated_by_ru as nominatedByRu',
    'm.nominated_by_en as nominatedByEn',
    'm.ended_reason as endedReason',
    'm.demonstration',
  ])
  .select((m) =>
    m
      .selectFrom('name_choice as n')
      .select('n.name')
      .whereRef('n.person_id', '=', 'm.person_id')
      .orderBy('n.number', 'desc')
      .limit(sql.lit(1))
      .as('publishedName'),
  )
  .select((m) => [dayText(m.ref('m.term_from')).as('termFrom'), dayText(m.ref('m.term_to')).as('termTo')])

type PagedCouncil = CouncilRow & { readonly areaCode: string; readonly total: number }

// The page hangs on the total, so that one statement answers both, and an empty page still brings its total.
const councilPage = queryInShapes(
  { ofRegion: [true, false], after: [true, false] },
  (values: { region: string; code: string; id: string; limit: number }, { ofRegion, after }) =>
    kysely
      .with('chosen', (q) =>
        q
          .selectFrom('council as c')
          .innerJoin('area_view as a', 'a.id', 'c.area_id')
          .select([...councilColumns, 'a.code as areaCode'])
          .$if(ofRegion, (chosen) =>
            chosen.where((a) =>
              a.or([a('a.code', '=', values.region), sql<boolean>`starts_with(a.code, ${values.region}::text || '-')`]),
            ),
          ),
      )
      .selectFrom((q) =>
        q
          .selectFrom('chosen')
          .select(sql<number>`count(*)::int`.as('total'))
          .as('counted'),
      )
      .leftJoinLateral(
        (q) =>
          q
            .selectFrom('chosen')
            .selectAll()
            .$if(after, (page) =>
              page.where((c) => c(c.refTuple('areaCode', 'id'), '>', c.tuple(values.code, values.id))),
            )
            .orderBy('areaCode')
            .orderBy('id')
            .limit(values.limit)
            .as('page'),
        (join) => join.onTrue(),
      )
      .select('counted.total')
      .selectAll('page')
      .orderBy('page.areaCode')
      .orderBy('page.id'),
)

/** One page of councils in the order of their places, of the whole country or of one region, with the number of all. */
export async function listCouncils(
  regionCode: string | null,
  args: ConnectionArguments,
): Promise<Connection<CouncilRow> & { totalCount: number }> {
  const page = readPage(args, ([code, id, ...rest]) =>
    code !== undefined && isUuid(id) && rest.length === 0 ? { code, id } : null,
  )
  const rows = await run(councilPage({ ofRegion: regionCode !== null, after: page.after !== null }), {
    region: regionCode ?? '',
    code: page.after?.code ?? '',
    id: page.after?.id ?? '',
    limit: page.first + 1,
  })
  const found = rows.filter((row): row is PagedCouncil => row.id !== null)
  return {
    ...connectionOf(found, page, (row) => [row.areaCode, row.id]),
    totalCount: rows[0]?.total ?? 0,
  }
}

const councilBySlug = query((values: { slug: string }) => councils.where('c.slug', '=', values.slug))
const councilsWithIds = query((values: { ids: readonly string[] }) => councils.where('c.id', '=', any(values.ids)))
const councilsOfAreas = query((values: { areaIds: readonly string[] }) =>
  councils.where('c.area_id', '=', any(values.areaIds)).orderBy('c.slug'),
)

/** The council with this slug (lower case), or null. */
export async function findCouncil(slug: string): Promise<CouncilRow | null> {
  return (await run(councilBySlug, { slug }))[0] ?? null
}

/** Councils by id; for `loadOne` of platform/batch.ts. Ids must be UUIDs. */
export async function loadCouncils(ids: readonly string[]): Promise<ReadonlyMap<string, CouncilRow>> {
  return new Map((await run(councilsWithIds, { ids })).map((council) => [council.id, council]))
}

/** Councils of exactly these places, by the place's id; for `loadOne` of platform/batch.ts. */
export async function councilsByArea(areaIds: readonly string[]): Promise<ReadonlyMap<string, readonly CouncilRow[]>> {
  return Map.groupBy(await run(councilsOfAreas, { areaIds }), ({ areaId }) => areaId)
}

const membershipsWithIds = query((values: { ids: readonly string[] }) =>
  memberships.where('m.id', '=', any(values.ids)),
)

interface Wanted {
  readonly key: string
  readonly council_id: string
  readonly day: Date | null
}
const membershipsOfCouncils = query(
  (values: {
    keys: readonly string[]
    councilIds: readonly (string | undefined)[]
    days: readonly (string | null | undefined)[]
  }) =>
    memberships
      .innerJoin(
        sql<Wanted>`unnest(${values.keys}::text[], ${values.councilIds}::uuid[], ${values.days}::date[])`.as<'wanted'>(
          sql`wanted (key, council_id, day)`,
        ),
        'wanted.council_id',
        'm.council_id',
      )
      .select('wanted.key')
      .where((m) =>
        m.or([
          m('wanted.day', 'is', null),
          m.and([
            m('m.term_from', '<=', m.ref('wanted.day')),
            m.or([m('m.term_to', 'is', null), m('m.term_to', '>=', m.ref('wanted.day'))]),
          ]),
        ]),
      )
      .orderBy('m.seat')
      .orderBy('m.term_from', 'desc')
      .orderBy('m.id'),
)

/** Memberships by id; for `loadOne` of platform/batch.ts. Ids must be UUIDs. */
export async function loadMemberships(ids: readonly string[]): Promise<ReadonlyMap<string, MembershipRow>> {
  return new Map((await run(membershipsWithIds, { ids })).map((row) => [row.id, row]))
}

/** The key under which {@link membershipsOf} finds a council's seats: all that ever were, or those in force on a day. */
export function membershipsKey(councilId: string, day: string | null): string {
  return `${councilId} ${day ?? ''}`
}

/** Seats by {@link membershipsKey}, each list by seat, the newest holder first; for `loadOne` of platform/batch.ts. */
export async function membershipsOf(keys: readonly string[]): Promise<ReadonlyMap<string, readonly MembershipRow[]>> {
  const wanted = keys.map((key) => key.split(' '))
  const rows = await run(membershipsOfCouncils, {
    keys,
    councilIds: wanted.map(([id]) => id),
    days: wanted.map(([, day]) => (day === '' ? null : day)),
  })
  return Map.groupBy(rows, ({ key }) => key)
}

const membershipsOfPeople = query((values: { personIds: readonly string[] }) =>
  memberships.where('m.person_id', '=', any(values.personIds)).orderBy('m.term_from', 'desc').orderBy('m.id'),
)

/** Every seat of these people, the newest first, by person; for `loadOne` of platform/batch.ts. */
export async function membershipsByPerson(
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MembershipRow[]>> {
  const rows = await run(membershipsOfPeople, { personIds })
  return Map.groupBy(rows, ({ personId }) => personId ?? '')
}

const largestList = 100
const endingTerms = queryInShapes(
  { ofCouncils: [true, false] },
  (values: { from: string; to: string; councilIds: readonly string[] }, { ofCouncils }) =>
    memberships
      .where('m.ended_reason', 'is', null)
      .where(sql<boolean>`m.term_to BETWEEN ${values.from}::date AND ${values.to}::date`)
      .$if(ofCouncils, (terms) => terms.where('m.council_id', '=', any(values.councilIds)))
      .orderBy('m.term_to')
      .orderBy('m.id')
      .limit(sql.lit(largestList)),
)

/** Seats whose last day lies between two days, the soonest first, at most a hundred; of these councils, or of all. */
export function listEndingTerms(
  from: string,
  to: string,
  councilIds: readonly string[] | null,
): Promise<MembershipRow[]> {
  return run(endingTerms({ ofCouncils: councilIds !== null }), { from, to, councilIds: councilIds ?? [] })
}
