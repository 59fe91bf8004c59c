import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'
import { priorStrength, type Verdict } from '@hamkori/schema/dashboards.constants'
import { LRUCache } from 'lru-cache'
import { requireCounts, requireShare, type Interval } from './interval.ts'

/** A share drawn towards the whole by ten average answers, with its 95 % interval. */
export interface ShrunkShare extends Interval {
  readonly mean: number
}

// A regional page asks for about 600 cells, a country page for about 700; a Beta quantile takes some ten microseconds.
const known = new LRUCache<string, ShrunkShare>({ max: 20_000 })

/**
 * s favourable of n with the prior share mu (of the country or region without this unit, previous twelve months) and
 * strength m = 10, fixed so that anybody can recompute: a = s + m·mu, b = n − s + m(1 − mu); mean a / (a + b),
 * interval between the 2.5 % and 97.5 % quantiles of Beta(a, b).
 */
export function shrunkShare(s: number, n: number, mu: number): ShrunkShare {
  requireCounts(s, n)
  requireShare(mu)
  const key = `${String(s)}/${String(n)}/${String(mu)}`
  const cached = known.get(key)
  if (cached !== undefined) return cached
  const computed = computeShrunkShare(s, n, mu)
  known.set(key, computed)
  return computed
}

function computeShrunkShare(s: number, n: number, mu: number): ShrunkShare {
  const a = s + priorStrength * mu
  const b = n - s + priorStrength * (1 - mu)
  // Nobody anywhere answered otherwise: the distribution has shrunk to a point.
  if (a === 0 || b === 0) return { mean: a === 0 ? 0 : 1, low: a === 0 ? 0 : 1, high: a === 0 ? 0 : 1 }
  return { mean: a / (a + b), low: betaQuantile(0.025, a, b), high: betaQuantile(0.975, a, b) }
}

/** Better if the whole interval lies above mu, worse if it lies below, otherwise not distinguishable. */
export function verdictOf(interval: Interval, mu: number): Verdict {
  requireShare(mu)
  if (interval.high < mu) return 'worse'
  return interval.low > mu ? 'better' : 'notDistinguishable'
}
