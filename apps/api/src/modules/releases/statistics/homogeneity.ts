import { homogeneityFewest } from '@hamkori/schema/dashboards.constants'
import { requireCounts } from './interval.ts'

/** What is said instead of an exact share when nearly everybody answered alike. */
export interface ShareBound {
  readonly side: 'atMost' | 'atLeast'
  /** The bound itself, a share from 0 to 1. */
  readonly share: number
}

/**
 * When fewer than three answered one way, an exact share would tell how each person answered. Then only "at most 3/n"
 * or "at least 1 − 3/n" is said; null when the exact share may be shown.
 */
export function shareBound(s: number, n: number): ShareBound | null {
  requireCounts(s, n)
  if (s < homogeneityFewest) return { side: 'atMost', share: Math.min(1, homogeneityFewest / n) }
  if (n - s < homogeneityFewest) return { side: 'atLeast', share: Math.max(0, 1 - homogeneityFewest / n) }
  return null
}

/** The favourable count that everything published is computed from: never nearer to none or all than three. */
export function blurredCount(s: number, n: number): number {
  requireCounts(s, n)
  if (n < 2 * homogeneityFewest) return s
  return Math.min(Math.max(s, homogeneityFewest), n - homogeneityFewest)
}
