/** One hypothesis judged among all on the page. */
export interface Judged {
  readonly p: number
  readonly flagged: boolean
}

/** The share of false alarms that is accepted among those flagged. */
export const falseDiscoveryRate = 0.05

/** The limits that the sorted probabilities are held against: i·q / m for i = 1 … m. */
export function discoveryLimits(m: number, q: number = falseDiscoveryRate): number[] {
  return Array.from({ length: m }, (_, at) => ((at + 1) * q) / m)
}

/**
 * Benjamini and Hochberg (1995): over all units on the page, flags every p up to the largest one that lies within its
 * limit. Answers in the order given. Throws RangeError for a p outside 0 to 1.
 */
export function benjaminiHochberg(probabilities: readonly number[], q: number = falseDiscoveryRate): Judged[] {
  if (probabilities.some((p) => !(p >= 0 && p <= 1))) throw new RangeError('probabilities lie from 0 to 1')
  const limits = discoveryLimits(probabilities.length, q)
  const sorted = [...probabilities].sort((one, other) => one - other)
  const last = sorted.reduce((found, p, at) => (p <= (limits[at] ?? 0) ? at : found), -1)
  const highest = sorted[last]
  return probabilities.map((p) => ({ p, flagged: highest !== undefined && p <= highest }))
}
