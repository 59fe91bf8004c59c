import { funnelDistances } from '@hamkori/schema/dashboards.constants'

/** A closed interval of shares (0 to 1) or of scale points (1 to 5). */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The 97.5 % quantile of the normal distribution: every published interval holds 95 %. */
export const z95 = funnelDistances.inner

/** Throws RangeError unless 0 ≤ s ≤ n, both whole, and n ≥ 1. */
export function requireCounts(s: number, n: number): void {
  if (!Number.isInteger(s) || !Number.isInteger(n) || n < 1 || s < 0 || s > n)
    throw new RangeError('counts must be whole with 0 ≤ s ≤ n and n ≥ 1')
}

/** Throws RangeError unless the share lies from 0 to 1. */
export function requireShare(share: number): void {
  if (!(share >= 0 && share <= 1)) throw new RangeError('a share lies from 0 to 1')
}
