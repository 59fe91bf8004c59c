import { gatheringLimits } from '@hamkori/schema/gatherings'
import { isAreaCode } from '@hamkori/schema/territory.constants'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { mayAct } from '../../platform/authorize.ts'
import { connectionType, pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import { badInput, connectionOf, readDayAndId, readPage } from '../../platform/pagination.ts'
import type { Connection } from '../../platform/pagination.ts'
import { Council } from '../councils/index.ts'
import { GatheringPack } from './gathering-parts.graphql.ts'
import { Gathering } from './gathering-types.graphql.ts'
import { isGatheringVisible } from './gatherings.policy.ts'
import { findGathering, gatheringsByCouncil, listAtDesk, listGatherings, listYears } from './gatherings.queries.ts'
import type { GatheringRow } from './gatherings.queries.ts'
import { readPack } from './read-pack.ts'

const QueryGatheringsConnection = connectionType(
  'QueryGatheringsConnection',
  Gathering,
  'A page of gatherings, the latest day first.',
  'publicRecord',
)
builder.objectField(QueryGatheringsConnection, 'totalCount', (t) =>
  t.int({
    description: 'How many there are in all.',
    resolve: (page: Connection<GatheringRow> & { total?: number }) => page.total ?? 0,
  }),
)

const { earliestYear, latestYear } = gatheringLimits

builder.queryFields((t) => ({
  gathering: t.field({
    type: Gathering,
    nullable: true,
    cache: 'publicRecord',
    description: 'One gathering; null where there is none that the viewer may know of.',
    authScopes: { public: true },
    args: { slug: t.arg.string({ required: true, description: 'Its name in addresses.' }) },
    resolve: (_root, { slug }, { viewer }) =>
      slug.length <= 100 ? findGathering(viewer, slug.trim().toLowerCase()) : null,
  }),
  // A field of its own: nobody can ask for the papers of many at once.
  gatheringPack: t.field({
    type: GatheringPack,
    nullable: true,
    cache: 'publicRecord',
    description:
      'What the record says of the councils of a gathering for its period: as it stands today, and once it was held as it stood then. Null for one that was recorded from a source, was cancelled, or has no councils yet.',
    authScopes: { public: true },
    args: { slug: t.arg.string({ required: true, description: 'Its name in addresses.' }) },
    complexity: { field: 50, multiplier: 1 },
    resolve: async (_root, { slug }, { viewer }) => {
      const gathering = slug.length <= 100 ? await findGathering(viewer, slug.trim().toLowerCase()) : null
      return gathering === null ? null : readPack(gathering)
    },
  }),
  gatherings: t.field({
    type: QueryGatheringsConnection,
    cache: 'publicRecord',
    description: 'Gatherings that were announced or held, the latest day first.',
    authScopes: { public: true },
    args: {
      ...pageArguments(),
      areaCode: t.arg.string({ description: 'Only those of this region, such as TJ-SU, or of the whole country: TJ.' }),
      year: t.arg.int({ description: `Only those of this year, ${earliestYear} to ${latestYear}.` }),
    },
    complexity: pageComplexity,
    resolve: async (_root, { areaCode, year, ...args }) => {
      const page = readPage(args, readDayAndId)
      if (year != null && (year < earliestYear || year > latestYear))
        throw badInput(`year must be between ${earliestYear} and ${latestYear}`)
      const area = areaCode?.trim().toUpperCase() ?? null
      if (area !== null && !isAreaCode(area)) return { ...connectionOf([], page, keyOf), total: 0 }
      const { rows, total } = await listGatherings(page, { areaCode: area, year: year ?? null })
      return { ...connectionOf(rows, page, keyOf), total }
    },
  }),
  gatheringYears: t.intList({
    cache: 'publicRecord',
    description: 'The years in which there are public gatherings, the latest first.',
    authScopes: { public: true },
    resolve: () => listYears(),
  }),
  gatheringsAtDesk: t.field({
    type: [Gathering],
    nullable: true,
    description:
      'The latest hundred gatherings that the viewer’s councils host, drafts too; to coordinators, all. Null for everybody else.',
    authScopes: { public: true },
    complexity: { multiplier: 10 },
    resolve: async (_root, _args, { viewer }) => {
      if (viewer.kind !== 'person') return null
      const ofCountry = mayAct(viewer, 'gathering:readDraft')
      const councilIds = viewer.seats.map(({ councilId }) => councilId)
      if (!ofCountry && councilIds.length === 0) return null
      return (await listAtDesk(councilIds, ofCountry)).filter((row) => isGatheringVisible(viewer, row))
    },
  }),
}))

builder.objectField(Council, 'gatherings', (t) =>
  t.field({
    type: [Gathering],
    cache: 'publicRecord',
    description: 'The latest twenty public gatherings that it hosts or was invited to.',
    complexity: { multiplier: 5 },
    resolve: async ({ id }, _args, context) => [...((await loadOne(context, gatheringsByCouncil, id)) ?? [])],
  }),
)

function keyOf({ heldOn, id }: GatheringRow): readonly string[] {
  return [heldOn, id]
}
