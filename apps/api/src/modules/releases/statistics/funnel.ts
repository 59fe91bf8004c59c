import { funnelDistances } from '@hamkori/schema/dashboards.constants'
import { requireCounts, requireShare, z95, type Interval } from './interval.ts'

/** The 99.9 % quantile: the outer limits of a funnel hold 99.8 %. */
const z998 = funnelDistances.outer

/** Where 95 % and 99.8 % of units of a size lie if they differ from the whole by chance only. */
export interface FunnelLimits {
  readonly inner: Interval
  readonly outer: Interval
}

/** One unit in the funnel. `z` is its distance from mu in standard errors, already divided by √phi. */
export interface FunnelPoint {
  readonly z: number
  readonly outside: 'inner' | 'outer' | null
}

/** mu ± z·√(mu(1 − mu)/n) for z of 95 % and 99.8 %, clipped to 0 to 1. `widening` is √phi, at least 1. */
export function funnelLimits(mu: number, n: number, widening = 1): FunnelLimits {
  requireShare(mu)
  requireCounts(0, n)
  const error = Math.sqrt((mu * (1 - mu)) / n) * widening
  const around = (z: number): Interval => ({ low: Math.max(0, mu - z * error), high: Math.min(1, mu + z * error) })
  return { inner: around(z95), outer: around(z998) }
}

/** The distance of s of n from mu in standard errors; 0 where mu is 0 or 1. */
export function funnelDistance(s: number, n: number, mu: number): number {
  requireCounts(s, n)
  requireShare(mu)
  const error = Math.sqrt((mu * (1 - mu)) / n)
  return error === 0 ? 0 : (s / n - mu) / error
}

/** √phi with phi = mean of z² over all units; 1 unless units differ more than chance would have it. */
export function widening(distances: readonly number[]): number {
  if (distances.length === 0) return 1
  const phi = distances.reduce((sum, z) => sum + z ** 2, 0) / distances.length
  return phi > 1 ? Math.sqrt(phi) : 1
}

/** All units of a page against mu, widened where they differ more than chance would have it. Order as given. */
export function funnel(units: readonly { readonly s: number; readonly n: number }[], mu: number): FunnelPoint[] {
  const distances = units.map(({ s, n }) => funnelDistance(s, n, mu))
  const by = widening(distances)
  return distances.map((distance) => {
    const z = distance / by
    return { z, outside: Math.abs(z) > z998 ? 'outer' : Math.abs(z) > z95 ? 'inner' : null }
  })
}
