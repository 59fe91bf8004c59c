import { priorStrength } from '@hamkori/schema/dashboards.constants'
import { score100 } from '@hamkori/schema/feedback.constants'
import { z95, type Interval } from './interval.ts'

/** Five numbers, for the answers 1 to 5. */
export type FivePoints = readonly [number, number, number, number, number]

/** A mean on the five-point scale drawn towards the whole, with its 95 % interval and the same on 0 to 100. */
export interface LikertMean extends Interval {
  /** The plain mean of the answers; null when there is none. Never published below the thresholds. */
  readonly raw: number | null
  readonly mean: number
  readonly sd: number
  readonly score100: number
}

/**
 * q_j = (c_j + m·π_j) / (n + m) with m = 10; mean M = Σ j·q_j; sd = √((Σ j²·q_j − M²) / (n + m + 1)); interval
 * M ± z·sd, clipped to 1 to 5. Throws RangeError unless counts are whole and ≥ 0 and the prior's shares add up to 1.
 */
export function likertMean(counts: FivePoints, prior: FivePoints): LikertMean {
  if (counts.some((count) => !Number.isInteger(count) || count < 0))
    throw new RangeError('counts must be whole numbers from 0')
  if (prior.some((share) => !(share >= 0)) || Math.abs(sum(prior) - 1) > 1e-9)
    throw new RangeError('the prior must be shares that add up to 1')
  const n = sum(counts)
  const q = counts.map((count, at) => (count + priorStrength * (prior[at] ?? 0)) / (n + priorStrength))
  const mean = q.reduce((total, share, at) => total + (at + 1) * share, 0)
  const squares = q.reduce((total, share, at) => total + (at + 1) ** 2 * share, 0)
  const sd = Math.sqrt(Math.max(0, squares - mean ** 2) / (n + priorStrength + 1))
  const raw = n === 0 ? null : counts.reduce((total, count, at) => total + (at + 1) * count, 0) / n
  return {
    raw,
    mean,
    sd,
    low: Math.max(1, mean - z95 * sd),
    high: Math.min(5, mean + z95 * sd),
    score100: score100(mean),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
