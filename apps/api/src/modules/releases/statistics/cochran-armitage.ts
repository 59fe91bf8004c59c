import { errorFunction } from 'simple-statistics'
import { requireCounts } from './interval.ts'
import type { PeriodCounts } from './newcombe-change.ts'

/** A trend over periods: z above 0 rises; p is two-sided. */
export interface Trend {
  readonly z: number
  readonly p: number
}

/** The two-sided probability of a normal deviate at least as far from 0. */
export function twoSided(z: number): number {
  return Math.min(1, Math.max(0, 1 - errorFunction(Math.abs(z) / Math.SQRT2)))
}

/**
 * The Cochran–Armitage test for a trend over four or more periods t = 0 … K − 1: T = Σ t(s − n·p),
 * V = p(1 − p)(Σ n·t² − (Σ n·t)² / N), Z = T / √V. Null when there is nothing to test: fewer than four periods, or all
 * answers alike. Throws RangeError for impossible counts.
 */
export function cochranArmitage(periods: readonly PeriodCounts[]): Trend | null {
  for (const { s, n } of periods) if (n !== 0 || s !== 0) requireCounts(s, n)
  const total = periods.reduce((sum, { n }) => sum + n, 0)
  const favourable = periods.reduce((sum, { s }) => sum + s, 0)
  if (periods.length < 4 || favourable === 0 || favourable === total) return null
  const p = favourable / total
  const t = periods.reduce((sum, { s, n }, at) => sum + at * (s - n * p), 0)
  const weighted = periods.reduce((sum, { n }, at) => sum + n * at, 0)
  const squared = periods.reduce((sum, { n }, at) => sum + n * at ** 2, 0)
  const variance = p * (1 - p) * (squared - weighted ** 2 / total)
  if (!(variance > 0)) return null
  const z = t / Math.sqrt(variance)
  return { z, p: twoSided(z) }
}
