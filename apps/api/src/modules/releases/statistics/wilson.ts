import { requireCounts, z95, type Interval } from './interval.ts'

/**
 * The 95 % interval of a share by Wilson (1927), for s favourable of n answers: centre (p + z²/2n) / (1 + z²/n),
 * half-width z / (1 + z²/n) · √(p(1 − p)/n + z²/4n²). Never leaves 0 to 1.
 */
export function wilson(s: number, n: number): Interval {
  requireCounts(s, n)
  const p = s / n
  const scale = 1 + z95 ** 2 / n
  const centre = (p + z95 ** 2 / (2 * n)) / scale
  const half = (z95 / scale) * Math.sqrt((p * (1 - p)) / n + z95 ** 2 / (4 * n ** 2))
  return { low: s === 0 ? 0 : Math.max(0, centre - half), high: s === n ? 1 : Math.min(1, centre + half) }
}
