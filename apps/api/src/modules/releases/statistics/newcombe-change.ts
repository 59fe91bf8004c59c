import { thresholdScore, type Change } from '@hamkori/schema/dashboards.constants'
import { requireCounts, type Interval } from './interval.ts'
import { wilson } from './wilson.ts'

/** s favourable of n answers of one period. */
export interface PeriodCounts {
  readonly s: number
  readonly n: number
}

/** The difference of two shares, later minus earlier, with its 95 % interval and the word for it. */
export interface ShareChange extends Interval {
  readonly difference: number
  readonly change: Change
}

/** The smallest difference that is worth a word. */
export const smallestChange = 0.1

/**
 * Newcombe's interval (1998, method 10) from the two Wilson intervals. A change is named only if the interval excludes
 * 0, the difference is at least 0.10 and both periods have at least thirty answers.
 */
export function newcombeChange(earlier: PeriodCounts, later: PeriodCounts): ShareChange {
  requireCounts(earlier.s, earlier.n)
  requireCounts(later.s, later.n)
  const [p, q] = [earlier.s / earlier.n, later.s / later.n]
  const [before, after] = [wilson(earlier.s, earlier.n), wilson(later.s, later.n)]
  const difference = q - p
  const low = difference - Math.hypot(q - after.low, before.high - p)
  const high = difference + Math.hypot(after.high - q, p - before.low)
  return { difference, low, high, change: wordFor() }

  function wordFor(): Change {
    if (earlier.n < thresholdScore || later.n < thresholdScore) return 'tooFew'
    // 0.35 − 0.25 is a hair below 0.10 in binary.
    if (Math.abs(difference) < smallestChange - 1e-12 || (low <= 0 && high >= 0)) return 'notDistinguishable'
    return difference > 0 ? 'better' : 'worse'
  }
}
