import { outlineLimits } from '@hamkori/schema/territory'
import type { OutlineProblem } from '@hamkori/schema/territory.outlines'
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

/** So much is repeated of what a file says, in characters. */
const longestCode = 40
const longestFound = 80

/** Names that a coordinate system of longitude and latitude in degrees has. */
const geographic = /(?:CRS84|EPSG:{1,2}4326|WGS ?84)$/iu

/**
 * Reads a GeoJSON FeatureCollection whose features carry the code of a place in the property `code`, and an outline of
 * type Polygon or MultiPolygon. `known` says which codes there are. Throws {@link OutlinesRefusedError} with everything
 * that is wrong: nothing of such a file is used.
 */
export function readOutlines(text: string, known: (code: string) => boolean): OutlineFile {
  const file = parse(text)
  const features = file['features']
  if (file['type'] !== 'FeatureCollection' || !Array.isArray(features))
    throw new OutlinesRefusedError([{ code: 'noCollection' }])
  const system = fieldsOf(fieldsOf(file['crs'])?.['properties'])?.['name']
  if (file['crs'] != null && !(typeof system === 'string' && geographic.test(system)))
    throw new OutlinesRefusedError([
      { code: 'otherSystem', ...(typeof system === 'string' ? { found: system.slice(0, longestFound) } : {}) },
    ])
  if (features.length === 0) throw new OutlinesRefusedError([{ code: 'noFeatures' }])
  if (features.length > outlineLimits.features)
    throw new OutlinesRefusedError([{ code: 'tooManyFeatures', count: features.length, limit: outlineLimits.features }])
  // Before the rings are looked at one by one.
  const positions = features.reduce<number>((sum, feature) => sum + positionsOf(feature), 0)
  if (positions > outlineLimits.points)
    throw new OutlinesRefusedError([{ code: 'tooManyPositions', count: positions, limit: outlineLimits.points }])
  const problems: OutlineProblem[] = []
  const outlines = new Map<string, ReadOutline>()
  const firstWith = new Map<string, number>()
  for (const [at, feature] of features.entries()) {
    const read = readFeature(feature, at + 1, known)
    if ('feature' in read) {
      problems.push(read)
      continue
    }
    const before = firstWith.get(read.code)
    if (before === undefined) firstWith.set(read.code, at + 1)
    else problems.push({ code: 'sameCode', feature: before, count: at + 1, area: read.code })
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
    throw new OutlinesRefusedError([{ code: 'notJson' }])
  }
  return fieldsOf(value) ?? {}
}

/** The outline of a feature, or what is wrong with it. */
function readFeature(
  feature: unknown,
  number: number,
  known: (code: string) => boolean,
): ReadOutline | (OutlineProblem & { readonly feature: number }) {
  const properties = fieldsOf(fieldsOf(feature)?.['properties'])
  const given = properties?.['code']
  if (typeof given !== 'string' || given.trim() === '') return { code: 'noCode', feature: number }
  const code = given.trim().toUpperCase()
  const where = { feature: number, area: code.slice(0, longestCode) }
  if (code === 'TJ') return { code: 'wholeCountry', ...where }
  if (!known(code)) return { code: 'unknownCode', ...where }
  const geometry = fieldsOf(fieldsOf(feature)?.['geometry'])
  const type = geometry?.['type']
  const coordinates = geometry?.['coordinates']
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(coordinates))
    return { code: 'noOutline', ...where }
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as unknown[]
  if (polygons.length === 0) return { code: 'emptyGeometry', ...where }
  for (const [at, rings] of polygons.entries()) {
    const which = polygons.length > 1 ? { polygon: at + 1 } : {}
    if (!Array.isArray(rings) || rings.length === 0) return { code: 'noRings', ...where, polygon: at + 1 }
    for (const [ringAt, ring] of rings.entries()) {
      const problem = ringProblem(ring)
      if (problem !== null) return { ...problem, ...where, ring: ringAt + 1, ...which }
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
