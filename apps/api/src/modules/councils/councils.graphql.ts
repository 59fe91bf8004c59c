import { slugPattern } from '@hamkori/schema/councils.constants'
import { isAreaCode } from '@hamkori/schema/territory.constants'
import { builder } from '../../platform/builder.ts'
import { loadOne } from '../../platform/batch.ts'
import { connectionType, pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import type { Connection } from '../../platform/pagination.ts'
import { Source, loadSources } from '../../platform/record-types.ts'
import { Name, TrilingualText, trilingual } from '../../platform/text-types.ts'
import { identityTypes } from '../identity/index.ts'
import { Area, Department, readTerritory } from '../territory/index.ts'
import {
  councilsByArea,
  loadCouncils,
  findCouncil,
  listCouncils,
  loadMemberships,
  membershipsKey,
  membershipsOf,
} from './councils.queries.ts'
import type { CouncilRow, MembershipRow } from './councils.queries.ts'
import { seatCounts } from './seat-offers.queries.ts'
import './register.graphql.ts'

const { CouncilOffice, Seat } = identityTypes

/** A public council. Later modules add its meetings, findings and recommendations. */
export const Council = builder.objectRef<CouncilRow>('Council')
/** A seat on a council. */
export const Membership = builder.objectRef<MembershipRow>('Membership')

builder.node(Council, {
  cache: 'publicRecord',
  description: 'A public council: the citizens’ body attached to a department of the Ministry of Internal Affairs.',
  id: { resolve: (council) => council.id },
  loadMany: async (ids) => {
    const found = await loadCouncils(ids)
    return ids.map((id) => found.get(id) ?? null)
  },
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name in addresses: khujand.' }),
    name: t.field({
      type: Name,
      description: 'Its name.',
      resolve: ({ nameTg: tg, nameRu: ru, nameEn: en }) => ({ tg, ru, en }),
    }),
    area: t.field({
      type: Area,
      description: 'The place it speaks for.',
      resolve: async ({ areaId }) => present((await readTerritory()).areaById.get(areaId)),
    }),
    department: t.field({
      type: Department,
      description: 'The department it is attached to.',
      resolve: async ({ departmentId }) => present((await readTerritory()).departmentById.get(departmentId)),
    }),
    inferred: t.exposeBoolean('inferred', {
      description: 'True where no source names it: the rule says that there is one at each department.',
    }),
    seatCount: t.int({
      description: 'How many seats it has, numbered from 1.',
      resolve: async ({ id }, _args, context) => (await loadOne(context, seatCounts, id)) ?? 0,
    }),
    demonstration: t.exposeBoolean('demonstration', {
      description: 'True for a council of the demonstration content.',
    }),
    sources: t.field({
      type: [Source],
      description: 'Where it is named.',
      resolve: ({ sourceCodes }) => loadSources(sourceCodes),
    }),
    memberships: t.field({
      type: [Membership],
      description:
        'Its seats, by number: all that ever were with the newest holder first, or those in force on one day.',
      args: { onDate: t.arg({ type: 'Date', description: 'The day; when absent, former members are listed too.' }) },
      resolve: async (council, { onDate }, context) => [
        ...((await loadOne(context, membershipsOf, membershipsKey(council.id, realDay(onDate)))) ?? []),
      ],
    }),
  }),
})

builder.node(Membership, {
  cache: 'publicRecord',
  description:
    'A seat on a council, as a public record: office, term, who nominated, how it ended, and the name where the member published it.',
  id: { resolve: (membership) => membership.id },
  loadMany: async (ids) => {
    const found = await loadMemberships(ids)
    return ids.map((id) => found.get(id) ?? null)
  },
  fields: (t) => ({
    seat: t.exposeInt('seat', { description: 'The number of the seat.' }),
    office: t.expose('office', { type: CouncilOffice, description: 'The office that comes with it.' }),
    nominatedBy: t.field({
      type: TrilingualText,
      nullable: true,
      description: 'Who put the member forward, where that is known.',
      resolve: ({ nominatedByTg: tg, nominatedByRu: ru, nominatedByEn: en }) =>
        tg === null && ru === null && en === null ? null : trilingual('', tg, ru, en),
    }),
    termFrom: t.expose('termFrom', { type: 'Date', description: 'First day in office.' }),
    termTo: t.expose('termTo', {
      type: 'Date',
      nullable: true,
      description: 'Last day in office; null where no end is set.',
    }),
    endedReason: t.exposeString('endedReason', {
      nullable: true,
      description: 'Why it ended, for example "termEnded" or "resigned".',
    }),
    demonstration: t.exposeBoolean('demonstration', { description: 'True for a seat of the demonstration content.' }),
  }),
})

builder.objectFields(Area, (t) => ({
  councils: t.field({
    type: [Council],
    cache: 'publicRecord',
    description: 'Public councils of exactly this place.',
    resolve: async (area, _args, context) => [...((await loadOne(context, councilsByArea, area.id)) ?? [])],
  }),
}))

builder.objectFields(Seat, (t) => ({
  membership: t.field({
    type: Membership,
    description: 'The seat as the public sees it.',
    resolve: async ({ membershipId }, _args, context) => present(await loadOne(context, loadMemberships, membershipId)),
  }),
  council: t.field({
    type: Council,
    description: 'The council.',
    resolve: async ({ councilId }, _args, context) => present(await loadOne(context, loadCouncils, councilId)),
  }),
}))

const QueryCouncilsConnection = connectionType(
  'QueryCouncilsConnection',
  Council,
  'A page of councils, in the order of their places.',
  'publicRecord',
)
builder.objectField(QueryCouncilsConnection, 'totalCount', (t) =>
  t.int({
    description: 'How many there are in all.',
    resolve: (page: Connection<CouncilRow> & { totalCount?: number }) => page.totalCount ?? 0,
  }),
)

builder.queryFields((t) => ({
  councils: t.field({
    type: QueryCouncilsConnection,
    cache: 'publicRecord',
    description: 'The public councils of the whole country or of one region. None for an unknown region.',
    authScopes: { public: true },
    complexity: pageComplexity,
    args: { ...pageArguments(), regionCode: t.arg.string({ description: 'For example TJ-SU.' }) },
    resolve: (_root, { regionCode, ...page }) => listCouncils(regionOf(regionCode), page),
  }),
  council: t.field({
    type: Council,
    nullable: true,
    cache: 'publicRecord',
    description: 'One council.',
    authScopes: { public: true },
    args: { slug: t.arg.string({ required: true, description: 'Its name in addresses: khujand.' }) },
    resolve: (_root, { slug }) => {
      const tidy = slug.trim().toLowerCase()
      return slugPattern.test(tidy) ? findCouncil(tidy) : null
    },
  }),
}))

/** The code to filter by; what cannot be a code is turned into one that no place has. */
function regionOf(code: string | null | undefined): string | null {
  if (code === null || code === undefined) return null
  const tidy = code.trim().toUpperCase()
  return isAreaCode(tidy) ? tidy : 'unknown'
}

function present<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('the record points to nothing')
  return row
}

/** A day that the calendar does not have is on no list; PostgreSQL would refuse it. */
function realDay(day: string | null | undefined): string | null {
  if (day === null || day === undefined) return null
  const moment = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== day ? '0001-01-01' : day
}
