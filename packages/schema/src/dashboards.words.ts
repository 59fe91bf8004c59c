/** Fewest answers for anything at all; below, and for none, the same dash. */
export const thresholdDash = 10
/** Fewest answers for a score; below, only the verdict word and the interval. */
export const thresholdScore = 30
/** Fewest answers for standing side by side with others in an order. */
export const thresholdCompare = 100
/** Fewer favourable (or other) answers than this are shown only as "at most" or "at least". */
export const homogeneityFewest = 3
/** "We add ten average answers": the fixed strength of the prior. */
export const priorStrength = 10

/** How a unit stands against the whole it belongs to. Always a word before a number. */
export const verdicts = ['above', 'notDistinguishable', 'below'] as const
export type Verdict = (typeof verdicts)[number]

/** What may be shown of a cell. */
export const cellKinds = ['dash', 'verdictOnly', 'score'] as const
export type CellKind = (typeof cellKinds)[number]

/** What an area or unit is compared with. */
export const comparisons = ['country', 'region'] as const
export type Comparison = (typeof comparisons)[number]

/** The periods a dashboard offers; all end with the last complete month. */
export const dashboardPeriods = ['last3Months', 'last6Months', 'last12Months', 'last18Months'] as const
export type DashboardPeriod = (typeof dashboardPeriods)[number]
export const monthsInPeriod: Readonly<Record<DashboardPeriod, number>> = { last3Months: 3, last6Months: 6, last12Months: 12, last18Months: 18 }

/** Whether two periods differ by more than chance and by enough to matter. */
export const changes = ['better', 'worse', 'notDistinguishable', 'tooFew'] as const
export type Change = (typeof changes)[number]

/** The month `YYYY-MM` that lies `by` months after another (negative: before). */
export function shiftMonth(month: string, by: number): string {
  const [year, index] = [Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1]
  const total = year * 12 + index + by
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`
}

/** The months of a period that ends with the given last month (included), oldest first. */
export function monthsOf(period: DashboardPeriod, lastMonth: string): string[] {
  const count = monthsInPeriod[period]
  return Array.from({ length: count }, (_, at) => shiftMonth(lastMonth, at - count + 1))
}
