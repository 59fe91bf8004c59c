import type { Position } from 'geojson'
import type { AreaModel, AreaOutlineModel } from '../../../../generated/prisma/models.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Territory } from '../territory-tree.ts'
import type { Polygons } from './read-outlines.ts'

/** A place as it is drawn: the path of its outline, and where a mark in it stands. */
export interface DrawnOutline {
  readonly code: string
  readonly path: string
  readonly x: number
  readonly y: number
}

/** The map of a place in units of its own. */
export interface OutlineMap {
  readonly width: number
  readonly height: number
  /** What is to be coloured: districts and cities, and regions of which no place below has an outline. */
  readonly places: readonly DrawnOutline[]
  /** The outlines of regions, drawn over them. */
  readonly regions: readonly DrawnOutline[]
  /** Districts and cities of it that have no outline. */
  readonly without: readonly AreaModel[]
  readonly source: string
  readonly licence: string
  /** YYYY-MM-DD. */
  readonly importedOn: string
}

/** The longer side of a map, in its units. */
const longestSide = 1_000
/** Room at its edges for the width of a line. */
const margin = 6

/** The map of the country or a region; null where no place below it has an outline, and for any other place. */
export function outlineMapOf(territory: Territory, within: AreaModel): OutlineMap | null {
  const { country, childrenOf, outlineOf } = territory
  const isCountry = within.id === country.id
  if (!isCountry && within.parentId !== country.id) return null
  const regions = isCountry ? childrenOf(country.id) : [within]
  const below = regions.flatMap((region) => {
    const districts = childrenOf(region.id).filter(({ id }) => outlineOf(id) !== null)
    return districts.length > 0 || !isCountry || outlineOf(region.id) === null ? districts : [region]
  })
  const drawn = [...below, ...regions].flatMap(({ id }) => outlineOf(id) ?? [])
  const [first] = below.flatMap(({ id }) => outlineOf(id) ?? [])
  if (first === undefined) return null
  const project = projectionOf(drawn)
  const draw = (areas: readonly AreaModel[]) =>
    areas.flatMap(({ id, code }) => {
      const outline = outlineOf(id)
      if (outline === null) return []
      const [x, y] = project.at([outline.longitude, outline.latitude])
      return [{ code, path: pathOf(outline.polygons as unknown as Polygons, project.at) || dotAt(x, y), x, y }]
    })
  return {
    width: project.width,
    height: project.height,
    places: draw(below),
    regions: draw(regions),
    without: regions.flatMap((region) => childrenOf(region.id).filter(({ id }) => outlineOf(id) === null)),
    source: first.source,
    licence: first.licence,
    importedOn: dayOf(first.importedOn),
  }
}

type Projected = readonly [x: number, y: number]

/** Degrees of longitude are shortened as they are in the middle of the map: for a country of this size that is true enough. */
function projectionOf(outlines: readonly AreaOutlineModel[]) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { polygons } of outlines)
    for (const [longitude = 0, latitude = 0] of (polygons as unknown as Polygons).flat(2)) {
      west = Math.min(west, longitude)
      east = Math.max(east, longitude)
      south = Math.min(south, latitude)
      north = Math.max(north, latitude)
    }
  const shortened = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = (longestSide - 2 * margin) / Math.max((east - west) * shortened, north - south)
  return {
    width: Math.ceil((east - west) * shortened * scale) + 2 * margin,
    height: Math.ceil((north - south) * scale) + 2 * margin,
    at: ([longitude = 0, latitude = 0]: Position): Projected => [
      Math.round((longitude - west) * shortened * scale) + margin,
      Math.round((north - latitude) * scale) + margin,
    ],
  }
}

/** A place that is smaller than a unit of the map stays visible. */
const dotAt = (x: number, y: number): string => `M${x - 2} ${y - 2}h4v4h-4z`

/** Path data of polygons in whole units: absolute at the start of a ring, then the steps from point to point. */
function pathOf(polygons: Polygons, at: (position: Position) => Projected): string {
  return polygons
    .flat()
    .map((ring) => {
      const [start = [0, 0] as Projected, ...points] = ring.map(at)
      const steps: string[] = []
      let before = start
      // The last point is the first again, which "z" says.
      for (const point of points.slice(0, -1)) {
        const [dx, dy] = [point[0] - before[0], point[1] - before[1]]
        if (dx === 0 && dy === 0) continue
        steps.push(`${dx}${dy < 0 ? '' : ' '}${dy}`)
        before = point
      }
      return steps.length < 2 ? '' : `M${start[0]} ${start[1]}l${steps.join(' ').replaceAll(' -', '-')}z`
    })
    .join('')
}
