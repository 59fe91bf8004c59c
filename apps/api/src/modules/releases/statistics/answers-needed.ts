import { priorStrength } from '@hamkori/schema/dashboards.constants'
import { requireCounts, requireShare, z95 } from './interval.ts'

/** Of more answers than this nobody is told: the difference is too small to wait for. */
const mostAnswers = 5_000

/**
 * About how many more answers it would take to tell s of n from mu, if they come out as those before: null where no number up to 5,000
 * would. In whole tens.
 *
 * From the normal approximation of the shrunk share with m = 10: n′·|p − mu| > z·√(p(1 − p)(n′ + m)), solved for n′.
 */
export function answersNeeded(s: number, n: number, mu: number): number | null {
  requireCounts(s, n)
  requireShare(mu)
  const p = s / n
  const distance = Math.abs(p - mu)
  const v = z95 ** 2 * p * (1 - p)
  if (distance === 0 || v === 0) return null
  const wanted = (v + Math.sqrt(v ** 2 + 4 * distance ** 2 * v * priorStrength)) / (2 * distance ** 2)
  const more = Math.max(10, Math.ceil((wanted - n) / 10) * 10)
  return more > mostAnswers ? null : more
}
