import { outlineLimits } from '@hamkori/schema/territory'
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import polylabel from 'polylabel'
import { feature, merge } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, quantile, simplify } from 'topojson-simplify'
import type { GeometryCollection, MultiPolygon as MultiArcs, Polygon as Arcs, Topology } from 'topojson-specification'
import type { Polygons, ReadOutline } from './read-outlines.ts'
import { areaOf } from './rings.ts'

/** An outline as it is kept. */
export interface KeptOutline {
  readonly code: string
  readonly polygons: Polygons
  /** A point well inside its largest polygon. */
  readonly longitude: number
  readonly latitude: number
  /** Made of the outlines of the places below it. */
  readonly merged: boolean
}

interface Code {
  readonly code: string
}
type Objects = { readonly outlines: GeometryCollection<Code> }

/** Positions are brought to a grid of so many steps, on which borders that two places share meet exactly. */
const gridSteps = 100_000
/** How near the point inside has to be to the best one, in degrees. */
const markPrecision = 0.005
/** Four decimals of a degree are eleven metres. */
const decimals = 10_000
const fewestPositions = 4

/**
 * Simplifies outlines together, so that neighbours keep one border, and adds those of the places above them (`parentOf`) that have none
 * of their own. No place loses its outline.
 */
export function simplifyOutlines(
  read: readonly ReadOutline[],
  parentOf: (code: string) => string | null,
): readonly KeptOutline[] {
  const collection: FeatureCollection<MultiPolygon, Code> = {
    type: 'FeatureCollection',
    features: read.map(({ code, polygons }) => ({
      type: 'Feature',
      properties: { code },
      geometry: { type: 'MultiPolygon', coordinates: polygons as Position[][][] },
    })),
  }
  const whole = topology({ outlines: collection }, gridSteps) as unknown as Topology<Objects>
  const simple = fewerPoints(whole)
  const originals = new Map(read.map((outline) => [outline.code, outline.polygons]))
  const geometries = simple.objects.outlines.geometries as (Arcs<Code> | MultiArcs<Code>)[]
  const own = geometries.map((geometry): KeptOutline => {
    const code = geometry.properties?.code ?? ''
    const kept = polygonsOf(feature(simple, geometry as MultiArcs<Code>))
    return outlineOf(code, kept.length > 0 ? kept : (originals.get(code) ?? []), false)
  })
  const above = Map.groupBy(geometries, ({ properties }) => parentOf(properties?.code ?? ''))
  const merged = [...above].flatMap(([code, below]) => {
    if (code === null || originals.has(code)) return []
    const geometry = merge(simple, below as Parameters<typeof merge>[1])
    return [outlineOf(code, polygonsOf({ type: 'Feature', properties: {}, geometry }), true)]
  })
  return [...own, ...merged]
}

function fewerPoints(whole: Topology<Objects>): Topology<Objects> {
  const weighted = presimplify(whole)
  const points = whole.arcs.reduce((sum, arc) => sum + arc.length, 0)
  if (points <= outlineLimits.pointsKept) return simplify(weighted, 0)
  return simplify(weighted, quantile(weighted, outlineLimits.pointsKept / points))
}

/** The polygons of a shape without what has shrunk to a line or a point. */
function polygonsOf({ geometry }: Feature<Polygon | MultiPolygon | null>): Polygons {
  if (geometry === null) return []
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return polygons.flatMap((rings) => {
    const [outer, ...holes] = rings.map(rounded)
    if (outer === undefined || !isRing(outer)) return []
    return [[outer, ...holes.filter(isRing)]]
  })
}

function rounded(ring: readonly Position[]): Position[] {
  return ring.map((position) => position.slice(0, 2).map((degrees) => Math.round(degrees * decimals) / decimals))
}

function isRing(ring: readonly Position[]): boolean {
  return ring.length >= fewestPositions && areaOf(ring) > 0
}

function outlineOf(code: string, polygons: Polygons, merged: boolean): KeptOutline {
  const largest = [...polygons].sort((one, other) => areaOf(other[0] ?? []) - areaOf(one[0] ?? []))[0] ?? []
  const [longitude = 0, latitude = 0] = polylabel(largest as [number, number][][], markPrecision)
  return { code, polygons, longitude, latitude, merged }
}
