import { thresholdCompare, thresholdDash, thresholdScore, type Verdict } from '@hamkori/schema/dashboards.constants'
import { blurredCount, shareBound, type ShareBound } from './homogeneity.ts'
import { requireCounts, type Interval } from './interval.ts'
import { shrunkShare, verdictOf } from './shrunk-share.ts'
import { wilson } from './wilson.ts'

/** The sums of one cell: s favourable of n, and mu, the share of the whole without this unit (null: nothing to compare with). */
export interface CellSums {
  readonly s: number
  readonly n: number
  readonly mu: number | null
}

/** Below ten answers (none included): the same dash. */
export interface DashCell {
  readonly kind: 'dash'
}

/**
 * Ten to twenty-nine answers: the word and the interval, no count and no score. The interval is widened to whole twentieths, because
 * an exact one would tell the counts that are withheld; so is the one that the word follows from.
 */
export interface VerdictCell extends Interval {
  readonly kind: 'verdictOnly'
  readonly verdict: Verdict | null
}

/** Thirty answers and more. `score` is the shrunk share from 0 to 1, or null where a `bound` stands in for it. */
export interface ScoredCell extends Interval {
  readonly kind: 'score'
  readonly verdict: Verdict | null
  readonly n: number
  readonly score: number | null
  readonly bound: ShareBound | null
  /** From a hundred answers a cell may stand side by side with others in an order. */
  readonly comparable: boolean
}

export type PublishedCell = DashCell | VerdictCell | ScoredCell

const dash: DashCell = { kind: 'dash' }

/**
 * What may be shown of a cell: the only way from sums to anything a page shows. Thresholds 10, 30 and 100; where
 * nearly all answered alike the interval is computed from three, so that it gives no more away than the bound.
 * Without anything to compare with (the country itself) there is no verdict and the interval is Wilson's.
 */
export function publishCell({ s, n, mu }: CellSums): PublishedCell {
  if (n < thresholdDash) return dash
  requireCounts(s, n)
  const shown = blurredCount(s, n)
  const { mean, low, high } = mu === null ? { mean: shown / n, ...wilson(shown, n) } : shrunkShare(shown, n, mu)
  if (n < thresholdScore) {
    const verdict = mu === null ? null : verdictOf(widen(shrunkShare(s, n, mu)), mu)
    return { kind: 'verdictOnly', verdict, ...widen({ low, high }) }
  }
  const verdict = mu === null ? null : verdictOf(shrunkShare(s, n, mu), mu)
  const bound = shareBound(s, n)
  return {
    kind: 'score',
    verdict,
    n,
    score: bound === null ? mean : null,
    bound,
    low,
    high,
    comparable: n >= thresholdCompare,
  }
}

/** The smallest interval of whole twentieths (5 per cent) that holds this one. */
function widen({ low, high }: Interval): Interval {
  // 0.3 · 20 is a hair above 6 in binary.
  return { low: Math.floor(low * 20 + 1e-9) / 20, high: Math.ceil(high * 20 - 1e-9) / 20 }
}
