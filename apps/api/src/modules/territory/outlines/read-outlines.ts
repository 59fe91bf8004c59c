import { outlineLimits } from '@hamkori/schema/territory'
import type { Position } from 'geojson'
import { OutlinesRefusedError } from './outlines-refused.ts'
import { ringProblem } from './rings.ts'

/** Polygons of rings of [longitude, latitude], as in a GeoJSON MultiPolygon. */
export type Polygons = readonly (readonly Position[])[][]

/** The outline of one place, as a file brings it. */
export interface ReadOutline {
  readonly code: string
  readonly polygons: Polygons
}

/** What a file of outlines holds. */
export interface OutlineFile {
  readonly outlines: readonly ReadOutline[]
  /** What the file says of its origin. */
  readonly source: string | null
  readonly licence: string | null
}

type Fields = Readonly<Record<string, unknown>>

/** Names that a coordinate system of longitude and latitude in degrees has. */
const geographic = /(?:CRS84|EPSG:{1,2}4326|WGS ?84)$/iu

/**
 * Reads a GeoJSON FeatureCollection whose features carry the code of a place in the property `code`, and an outline of
 * type Polygon or MultiPolygon. `known` says which codes there are. Throws {@link OutlinesRefusedError} with a sentence for everything
 * that is wrong: nothing of such a file is used.
 */
export function readOutlines(text: string, known: (code: string) => boolean): OutlineFile {
  const file = parse(text)
  const features = file['features']
  if (file['type'] !== 'FeatureCollection' || !Array.isArray(features))
    throw new OutlinesRefusedError(['This is no GeoJSON FeatureCollection: it has no list of features.'])
  const system = fieldsOf(fieldsOf(file['crs'])?.['properties'])?.['name']
  if (file['crs'] != null && !(typeof system === 'string' && geographic.test(system)))
    throw new OutlinesRefusedError([
      `The coordinates are in the system ${typeof system === 'string' ? system : 'of its member "crs"'}: convert them to longitude and latitude in degrees (WGS 84).`,
    ])
  if (features.length === 0) throw new OutlinesRefusedError(['There is no feature in it.'])
  if (features.length > outlineLimits.features)
    throw new OutlinesRefusedError([`It has ${features.length} features; at most ${outlineLimits.features} are read.`])
  // Before the rings are looked at one by one.
  const positions = features.reduce<number>((sum, feature) => sum + positionsOf(feature), 0)
  if (positions > outlineLimits.points)
    throw new OutlinesRefusedError([
      `It has ${positions} positions; at most ${outlineLimits.points} are read. Simplify it before, for example with mapshaper.`,
    ])
  const problems: string[] = []
  const outlines = new Map<string, ReadOutline>()
  const firstWith = new Map<string, number>()
  for (const [at, feature] of features.entries()) {
    const read = readFeature(feature, at + 1, known)
    if (typeof read === 'string') {
      problems.push(read)
      continue
    }
    const before = firstWith.get(read.code)
    if (before === undefined) firstWith.set(read.code, at + 1)
    else problems.push(`Features ${before} and ${at + 1} both have the code ${read.code}.`)
    outlines.set(read.code, read)
  }
  if (problems.length > 0) throw new OutlinesRefusedError(problems)
  return { outlines: [...outlines.values()], source: textOf(file['attribution']), licence: textOf(file['license']) }
}

function parse(text: string): Fields {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch {
    throw new OutlinesRefusedError(['This is no GeoJSON: it cannot be read as JSON.'])
  }
  return fieldsOf(value) ?? {}
}

/** The outline of a feature, or a sentence about what is wrong with it. */
function readFeature(feature: unknown, number: number, known: (code: string) => boolean): ReadOutline | string {
  const properties = fieldsOf(fieldsOf(feature)?.['properties'])
  const given = properties?.['code']
  if (typeof given !== 'string' || given.trim() === '')
    return `Feature ${number} has no property "code" with the code of a place, such as TJ-SU-01.`
  const code = given.trim().toUpperCase()
  const name = `Feature ${number} (${code.slice(0, 40)})`
  if (code === 'TJ') return `${name} is the whole country: bring the outlines of its regions, districts and cities.`
  if (!known(code)) return `${name}: there is no place with this code.`
  const geometry = fieldsOf(fieldsOf(feature)?.['geometry'])
  const type = geometry?.['type']
  const coordinates = geometry?.['coordinates']
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(coordinates))
    return `${name} has no outline: its geometry must be of type Polygon or MultiPolygon.`
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as unknown[]
  if (polygons.length === 0) return `${name} has no outline: its geometry is empty.`
  for (const [at, rings] of polygons.entries()) {
    const which = polygons.length > 1 ? ` of polygon ${at + 1}` : ''
    if (!Array.isArray(rings) || rings.length === 0) return `${name} has a polygon without rings at place ${at + 1}.`
    for (const [ringAt, ring] of rings.entries()) {
      const problem = ringProblem(ring)
      if (problem !== null) return `${name}: ring ${ringAt + 1}${which} ${problem}.`
    }
  }
  return { code, polygons: polygons as Polygons }
}

/** How many positions a feature has, whatever else it is. */
function positionsOf(feature: unknown): number {
  const geometry = fieldsOf(fieldsOf(feature)?.['geometry'])
  const coordinates = geometry?.['coordinates']
  return Array.isArray(coordinates) ? coordinates.flat(geometry?.['type'] === 'MultiPolygon' ? 2 : 1).length : 0
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
