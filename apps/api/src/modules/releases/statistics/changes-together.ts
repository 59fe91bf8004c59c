import { benjaminiHochberg } from './benjamini-hochberg.ts'
import { twoSided } from './cochran-armitage.ts'
import { newcombeChange } from './newcombe-change.ts'
import type { PeriodCounts, ShareChange } from './newcombe-change.ts'

/** Two periods of one question. */
export type PeriodPair = readonly [earlier: PeriodCounts, later: PeriodCounts]

/**
 * The two-sided probability that two shares differ by so much or more by chance alone: z = (q − p) / √(P(1 − P)(1/n + 1/m)) with P the
 * share of both together. 1 where all answered alike.
 */
export function chanceOfDifference([earlier, later]: PeriodPair): number {
  const together = (earlier.s + later.s) / (earlier.n + later.n)
  const variance = together * (1 - together) * (1 / earlier.n + 1 / later.n)
  return variance > 0 ? twoSided((later.s / later.n - earlier.s / earlier.n) / Math.sqrt(variance)) : 1
}

/**
 * How several questions changed between the same two periods. A change is named only if it is one by itself (`newcombeChange`) and is
 * still one among all that are looked at together: of twenty that stayed the same, one would look changed by chance. Null for null.
 */
export function changesTogether(pairs: readonly (PeriodPair | null)[]): (ShareChange | null)[] {
  const looked = pairs.filter((pair) => pair !== null)
  const judged = benjaminiHochberg(looked.map(chanceOfDifference))
  const flagged = new Set(looked.filter((_, at) => judged[at]?.flagged))
  return pairs.map((pair) => {
    if (pair === null) return null
    const change = newcombeChange(...pair)
    const isNamed = change.change === 'better' || change.change === 'worse'
    return isNamed && !flagged.has(pair) ? { ...change, change: 'notDistinguishable' } : change
  })
}
