import { areaSearchLimitMax, areaSearchTextMax } from '@hamkori/schema/territory'
import { GraphQLError } from 'graphql'
import { builder } from '../../platform/builder.ts'
import { Source, loadSources } from '../../platform/record-types.ts'
import type { FoundPlace } from './place-index.ts'
import { Area, Department, PoliceUnit } from './territory-types.graphql.ts'
import { readTerritory } from './territory.queries.ts'

const PlaceMatch = builder.objectRef<FoundPlace>('PlaceMatch').implement({
  description: 'A place found by one of its spellings.',
  fields: (t) => ({
    area: t.field({ type: Area, description: 'The place.', resolve: ({ area }) => area }),
    units: t.field({
      type: [PoliceUnit],
      description: 'Open units of the place and of all places below it.',
      resolve: async ({ area }) => [...(await readTerritory()).unitsWithin(area.id)],
    }),
    matched: t.exposeString('matched', { description: 'The spelling that was met.' }),
    score: t.exposeFloat('score', { description: 'How well it fits, 0 to 1; 1 is the very name.' }),
    exact: t.exposeBoolean('exact', {
      description: 'The text is a name of this place, apart from the way letters are written.',
    }),
  }),
})

const PlaceSearch = builder.objectRef<{ matches: readonly FoundPlace[] }>('PlaceSearch').implement({
  description: 'The places that a text may mean.',
  fields: (t) => ({
    matches: t.field({ type: [PlaceMatch], description: 'Best first.', resolve: ({ matches }) => [...matches] }),
    ambiguous: t.boolean({
      description: 'Two places fit the text equally well and exactly, as "Bokhtar" does: ask which one is meant.',
      resolve: ({ matches: [best, second] }) => best?.exact === true && best.score === second?.score,
    }),
  }),
})

const defaultMatches = 8

builder.queryFields((t) => ({
  country: t.field({
    type: Area,
    cache: 'territory',
    description: 'The country.',
    authScopes: { public: true },
    resolve: async () => (await readTerritory()).country,
  }),
  area: t.field({
    type: Area,
    nullable: true,
    cache: 'territory',
    description: 'One place.',
    authScopes: { public: true },
    args: { code: t.arg.string({ required: true, description: 'For example TJ-SU-01; letters of any case.' }) },
    resolve: async (_root, { code }) => (await readTerritory()).areaByCode.get(tidy(code)) ?? null,
  }),
  regions: t.field({
    type: [Area],
    cache: 'territory',
    description: 'The five places of the first level.',
    authScopes: { public: true },
    resolve: async () => {
      const { childrenOf, country } = await readTerritory()
      return [...childrenOf(country.id)]
    },
  }),
  districts: t.field({
    type: [Area],
    cache: 'territory',
    description: 'Districts and cities: of the whole country, or of one region. None for an unknown region.',
    authScopes: { public: true },
    args: { regionCode: t.arg.string({ description: 'For example TJ-SU.' }) },
    resolve: async (_root, { regionCode }) => {
      const { areaByCode, areas, childrenOf, country } = await readTerritory()
      if (regionCode === null || regionCode === undefined)
        return areas.filter(({ id, parentId }) => id !== country.id && parentId !== country.id)
      const region = areaByCode.get(tidy(regionCode))
      return region?.kind === 'region' ? [...childrenOf(region.id)] : []
    },
  }),
  policeUnit: t.field({
    type: PoliceUnit,
    nullable: true,
    cache: 'territory',
    description: 'One unit, closed ones too.',
    authScopes: { public: true },
    args: { code: t.arg.string({ required: true, description: 'For example SU-01-1; letters of any case.' }) },
    resolve: async (_root, { code }) => (await readTerritory()).unitByCode.get(tidy(code)) ?? null,
  }),
  department: t.field({
    type: Department,
    nullable: true,
    cache: 'territory',
    description: 'One department.',
    authScopes: { public: true },
    args: { code: t.arg.string({ required: true, description: 'For example MIA-SU-01; letters of any case.' }) },
    resolve: async (_root, { code }) => (await readTerritory()).departmentByCode.get(tidy(code)) ?? null,
  }),
  searchPlaces: t.field({
    type: PlaceSearch,
    description:
      'Places by any spelling of their present or former names, in any of the scripts, misspelt or unfinished.',
    authScopes: { public: true },
    args: {
      text: t.arg.string({
        required: true,
        description: `What was typed; the first ${areaSearchTextMax} characters count.`,
      }),
      first: t.arg.int({ description: `How many at most, 1 to ${areaSearchLimitMax}; ${defaultMatches} when absent.` }),
    },
    resolve: async (_root, { text, first }) => {
      const most = first ?? defaultMatches
      if (most < 1 || most > areaSearchLimitMax) {
        throw new GraphQLError(`first must be between 1 and ${areaSearchLimitMax}`, {
          extensions: { code: 'BAD_USER_INPUT' },
        })
      }
      return { matches: (await readTerritory()).places.search(text.slice(0, areaSearchTextMax), most) }
    },
  }),
  source: t.field({
    type: Source,
    nullable: true,
    description: 'One source of the record.',
    authScopes: { public: true },
    args: { code: t.arg.string({ required: true, description: 'For example S4.' }) },
    resolve: async (_root, { code }) =>
      /^[A-Za-z0-9-]{1,40}$/.test(code) ? ((await loadSources([code]))[0] ?? null) : null,
  }),
}))

function tidy(code: string): string {
  return code.trim().toUpperCase()
}
