import { builder } from '../../../platform/builder.ts'
import { Area } from '../territory-types.graphql.ts'
import { readTerritory } from '../territory.queries.ts'
import type { Territory } from '../territory-tree.ts'
import { outlineMapOf } from './outline-map.ts'
import type { DrawnOutline, OutlineMap } from './outline-map.ts'

const AreaOutline = builder.objectRef<DrawnOutline>('AreaOutline').implement({
  cache: 'territory',
  description: 'The outline of a place, as it is drawn on a map.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'The code of the place.' }),
    path: t.exposeString('path', {
      description: 'Path data of SVG, in the units of the map; filled by the rule evenodd.',
    }),
    x: t.exposeInt('x', { description: 'From the west edge of the map to a point well inside the place.' }),
    y: t.exposeInt('y', { description: 'From the north edge of the map to that point.' }),
  }),
})

export const OutlineMapType = builder.objectRef<OutlineMap>('OutlineMap').implement({
  cache: 'territory',
  description: 'The outlines of places on one map, as an operator imported them.',
  fields: (t) => ({
    width: t.exposeInt('width', { description: 'Its width in its own units.' }),
    height: t.exposeInt('height', { description: 'Its height in the same units.' }),
    places: t.field({
      type: [AreaOutline],
      description:
        'Districts and cities that have an outline, and regions of which no place below has one. Any other place is shown beside the map.',
      resolve: ({ places }) => [...places],
    }),
    regions: t.field({
      type: [AreaOutline],
      description: 'The outlines of the regions.',
      resolve: ({ regions }) => [...regions],
    }),
    without: t.field({
      type: [Area],
      description: 'Districts and cities of it that have no outline: they are shown beside the map.',
      resolve: ({ without }) => [...without],
    }),
    source: t.exposeString('source', { description: 'Where the outlines come from, to be shown with them.' }),
    licence: t.exposeString('licence', { description: 'Under which licence they may be used.' }),
    importedOn: t.expose('importedOn', { type: 'Date', description: 'The day on which they were imported.' }),
  }),
})

/** Drawn once for each state of the territory. */
const drawn = new WeakMap<Territory, Map<string, OutlineMap | null>>()

builder.queryField('outlines', (t) =>
  t.field({
    type: OutlineMapType,
    nullable: true,
    cache: 'territory',
    description:
      'The map of the country or of a region; null where no place below it has an outline, and the equal tiles are the map.',
    authScopes: { public: true },
    args: { code: t.arg.string({ required: true, description: 'TJ or, for example, TJ-SU; letters of any case.' }) },
    resolve: async (_root, { code }) => {
      const territory = await readTerritory()
      const area = territory.areaByCode.get(code.trim().toUpperCase())
      if (area === undefined) return null
      const maps = drawn.get(territory) ?? new Map<string, OutlineMap | null>()
      drawn.set(territory, maps)
      const known = maps.get(area.id)
      if (known !== undefined) return known
      const map = outlineMapOf(territory, area)
      maps.set(area.id, map)
      return map
    },
  }),
)
