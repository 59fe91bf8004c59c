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

/** How a place or unit stands against the whole it belongs to. Always a word before a number. */
export const verdicts = ['better', 'notDistinguishable', 'worse'] as const
export type Verdict = (typeof verdicts)[number]

/** The levels of the declared lattice: country, region, district or city, police unit. */
export const scopeKinds = ['country', 'region', 'area', 'unit'] as const
export type ScopeKind = (typeof scopeKinds)[number]

/** The drawings of a dashboard that can be taken along, each with its numbers. */
export const figureCharts = ['map', 'places', 'funnel', 'statements', 'trend', 'kinds', 'facts'] as const
export type FigureChart = (typeof figureCharts)[number]

/** Where a district stands against all districts of its region: beyond 99.8 per cent, beyond 95 per cent, or within the limits. */
export const funnelPositions = ['farAbove', 'above', 'inside', 'below', 'farBelow'] as const
export type FunnelPosition = (typeof funnelPositions)[number]
/** How many standard errors from the middle 95 and 99.8 per cent lie. */
export const funnelDistances = { inner: 1.959963984540054, outer: 3.090232306167813 } as const

/** Months a dashboard looks back, and months the prior looks back. */
export const dashboardMonths = 12

/** Whether two periods differ by more than chance and by enough to matter. */
export const changes = ['better', 'worse', 'notDistinguishable', 'tooFew'] as const
export type Change = (typeof changes)[number]

/** The month `YYYY-MM` that lies `by` months after another (negative: before). */
export function shiftMonth(month: string, by: number): string {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`
}

/** The last `count` months up to the given one (included), oldest first. */
export function monthsUpTo(lastMonth: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => shiftMonth(lastMonth, at - count + 1))
}

/** Fewest cases for a share answered in time and for a median: of fewer, one case more or less would say another thing. */
export const fewestCases = 10

/** A department or council is shown to those who watch the country once it has not signed in, or not answered, for so many days. */
export const silentDays = 30

/** The length of a note against a release. */
export const releaseNoteLimit = 1_000
