import { thresholdScore } from '@hamkori/schema/dashboards'
import type { FunnelPosition, ScopeKind } from '@hamkori/schema/dashboards'
import { statementCodes } from '@hamkori/schema/feedback'
import { inMonths } from './lattice.ts'
import type { PublishedRelease } from './read-release.ts'
import { funnel, widening, funnelDistance } from './statistics/funnel.ts'
import { blurredCount } from './statistics/homogeneity.ts'

/** Where the places of a region stand against all of them together, of one statement. Lists have one entry for each place, in their order. */
export interface PlacesFunnel {
  /** The share of all places that are shown, from 0 to 1: the middle of the funnel. */
  readonly mean: number
  /** How many times wider than chance alone the limits are, because places differ anyway. */
  readonly widening: number
  /** The plain share of a place, per cent; null below thirty answers. */
  readonly shares: readonly (number | null)[]
  readonly positions: readonly (FunnelPosition | null)[]
}

/** Of fewer places nobody can tell how much they differ anyway. */
const fewestPlaces = 5

/**
 * Whether places of a region differ from all of them by more than chance and their usual differences: funnel limits of 95 and 99.8 per
 * cent, widened for over-dispersion. From what is shown: places with thirty answers; where nearly all answered alike, three did not.
 * One for each of A1 to A8; null where fewer than five places have thirty answers, and for all but regions: the country has only five.
 */
export function placesFunnels(
  release: PublishedRelease,
  kind: ScopeKind,
  places: readonly { readonly kind: ScopeKind; readonly code: string }[],
): (PlacesFunnel | null)[] {
  if (kind !== 'region') return statementCodes.map(() => null)
  const counts = places.map((place) => inMonths(release.lattice.ofScope(place.kind, place.code), release.scored))
  return statementCodes.map((_, at): PlacesFunnel | null => {
    const shown = counts.map(({ n, s }) => {
      const answered = n[at] ?? 0
      return answered < thresholdScore ? null : { n: answered, s: blurredCount(s[at] ?? 0, answered) }
    })
    const units = shown.filter((unit) => unit !== null)
    if (units.length < fewestPlaces) return null
    const mean = units.reduce((sum, { s }) => sum + s, 0) / units.reduce((sum, { n }) => sum + n, 0)
    const points = funnel(units, mean)
    const positions = new Map(units.map((unit, index) => [unit, positionOf(points[index])]))
    return {
      mean,
      widening: widening(units.map(({ s, n }) => funnelDistance(s, n, mean))),
      shares: shown.map((unit) => unit && Math.round((unit.s / unit.n) * 10_000) / 100),
      positions: shown.map((unit) => unit && (positions.get(unit) ?? null)),
    }
  })
}

function positionOf(point: ReturnType<typeof funnel>[number] | undefined): FunnelPosition {
  if (point?.outside == null) return 'inside'
  if (point.outside === 'outer') return point.z > 0 ? 'farAbove' : 'farBelow'
  return point.z > 0 ? 'above' : 'below'
}
