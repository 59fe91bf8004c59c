import { countryBounds } from '@hamkori/schema/territory'
import type { OutlineProblem } from '@hamkori/schema/territory.outlines'
import type { Position } from 'geojson'

/** A ring has a first position, two others, and the first one again. */
const fewestPositions = 4

/** What is wrong with a ring of a polygon; null where nothing is. */
export function ringProblem(ring: unknown): Pick<OutlineProblem, 'code' | 'found' | 'count' | 'limit'> | null {
  if (!Array.isArray(ring)) return { code: 'ringNotList' }
  const broken = ring.findIndex((position) => !isPosition(position))
  if (broken >= 0) return { code: 'ringBroken', count: broken + 1 }
  const positions = ring as Position[]
  const outside = positions.find(
    ([longitude = 0, latitude = 0]) => Math.abs(longitude) > 180 || Math.abs(latitude) > 90,
  )
  if (outside !== undefined) return { code: 'ringOutsideWorld', found: show(outside) }
  const abroad = positions.find(
    ([longitude = 0, latitude = 0]) =>
      longitude < countryBounds.west ||
      longitude > countryBounds.east ||
      latitude < countryBounds.south ||
      latitude > countryBounds.north,
  )
  if (abroad !== undefined) return { code: 'ringOutsideCountry', found: show(abroad) }
  if (positions.length < fewestPositions)
    return { code: 'ringTooShort', count: positions.length, limit: fewestPositions }
  const [first, last] = [positions[0], positions.at(-1)]
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    return { code: 'ringOpen', found: `${show(first)} – ${show(last)}` }
  const crossing = crossingOf(positions)
  if (crossing !== null) return { code: 'ringCrosses', found: show(crossing) }
  return areaOf(positions) === 0 ? { code: 'ringEmpty' } : null
}

/** The area within a ring, in the square of its units. */
export function areaOf(ring: readonly Position[]): number {
  let twice = 0
  for (let at = 1; at < ring.length; at += 1) {
    const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = [ring[at - 1], ring[at]]
    twice += x1 * y2 - x2 * y1
  }
  return Math.abs(twice) / 2
}

interface Segment {
  readonly from: Position
  readonly to: Position
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

/**
 * A position near which two sides of a ring cross; null where none do. Sides that touch, as exclaves do at a corner, do not cross. Only
 * sides that come through the same cell of a grid are compared, so that the cost grows with the ring and not with its square.
 */
function crossingOf(ring: readonly Position[]): Position | null {
  const segments = ring.slice(1).map((to, at) => segmentOf(ring[at] ?? to, to))
  const cells = Math.ceil(Math.sqrt(segments.length))
  const [west, south] = [leastOf(segments, (one) => one.west), leastOf(segments, (one) => one.south)]
  const wide = -leastOf(segments, (one) => -one.east) - west || 1
  const high = -leastOf(segments, (one) => -one.north) - south || 1
  const cellOf = (from: number, extent: number, at: number) =>
    Math.min(cells - 1, Math.floor(((at - from) / extent) * cells))
  const inCell = new Map<number, Segment[]>()
  for (const one of segments)
    for (let column = cellOf(west, wide, one.west); column <= cellOf(west, wide, one.east); column += 1)
      for (let row = cellOf(south, high, one.south); row <= cellOf(south, high, one.north); row += 1) {
        const here = inCell.get(column * cells + row) ?? []
        const other = here.find((before) => cross(before, one))
        if (other !== undefined) return other.from
        here.push(one)
        inCell.set(column * cells + row, here)
      }
  return null
}

/** Without spreading a long list into arguments. */
function leastOf(segments: readonly Segment[], value: (segment: Segment) => number): number {
  return segments.reduce((least, one) => Math.min(least, value(one)), Infinity)
}

function segmentOf(from: Position, to: Position): Segment {
  const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] = [from, to]
  return {
    from,
    to,
    west: Math.min(x1, x2),
    east: Math.max(x1, x2),
    south: Math.min(y1, y2),
    north: Math.max(y1, y2),
  }
}

function cross(one: Segment, other: Segment): boolean {
  return (
    side(one.from, one.to, other.from) * side(one.from, one.to, other.to) < 0 &&
    side(other.from, other.to, one.from) * side(other.from, other.to, one.to) < 0
  )
}

/** On which side of a line a position lies: 1, -1, or 0 where it lies on the line. */
function side([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position, [x = 0, y = 0]: Position): number {
  return Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1))
}

function isPosition(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length >= 2 && value.slice(0, 2).every((number) => Number.isFinite(number as number))
  )
}

function show(position: Position | undefined): string {
  return `[${position?.[0] ?? '?'}, ${position?.[1] ?? '?'}]`
}
