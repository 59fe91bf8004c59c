import { thresholdDash, thresholdScore } from '@hamkori/schema/dashboards'
import type { Verdict } from '@hamkori/schema/dashboards'
import { channels, scoreKeys } from '@hamkori/schema/feedback'
import type { MonthSums } from './dashboards.queries.ts'
import { benjaminiHochberg } from './statistics/benjamini-hochberg.ts'
import { cochranArmitage } from './statistics/cochran-armitage.ts'
import { publishCell } from './statistics/publish-cell.ts'

/** A1..A8, the order of every list of scores. */
export const statementNames = scoreKeys.map((key) => key.toUpperCase())

/** How many answered a statement with 1 to 5, and how many of them with 4 or 5. */
export interface Share {
  readonly n: number
  readonly s: number
}

/** Everything that was counted for one scope in a period. Never shown as it is: {@link publish} decides what may be. */
export interface Totals {
  readonly ratings: number
  /** For A1..A8. */
  readonly shares: readonly Share[]
  readonly channels: readonly number[]
  readonly demonstration: number
}

/** One published cell; scores and bounds of the interval are per cent of favourable answers. Null is the dash. */
export interface Cell {
  readonly n: number | null
  readonly score: number | null
  readonly low: number | null
  readonly high: number | null
  readonly verdict: Verdict | null
  readonly bound: 'atMost' | 'atLeast' | null
}

const nothing: Totals = {
  ratings: 0,
  shares: scoreKeys.map(() => ({ n: 0, s: 0 })),
  channels: channels.map(() => 0),
  demonstration: 0,
}
const dash: Cell = { n: null, score: null, low: null, high: null, verdict: null, bound: null }

/** Adds months (or scopes) together. */
export function totalsOf(
  sums: readonly Pick<MonthSums, 'ratings' | 'answers' | 'channels' | 'demonstration'>[],
): Totals {
  return sums.reduce<Totals>(
    (total, sum) => ({
      ratings: total.ratings + sum.ratings,
      shares: total.shares.map(({ n, s }, at) => {
        const count = (point: number): number => sum.answers[at * 6 + point - 1] ?? 0
        const favourable = count(4) + count(5)
        return { n: n + count(1) + count(2) + count(3) + favourable, s: s + favourable }
      }),
      channels: total.channels.map((count, at) => count + (sum.channels[at] ?? 0)),
      demonstration: total.demonstration + sum.demonstration,
    }),
    nothing,
  )
}

/** Share of the whole without this part, for A1..A8; null where fewer than ten others answered. */
export function sharesWithout(whole: Totals, part: Totals): (number | null)[] {
  return whole.shares.map(({ n, s }, at) => {
    const own = part.shares[at] ?? { n: 0, s: 0 }
    const others = n - own.n
    return others < thresholdDash ? null : (s - own.s) / others
  })
}

/** The eight cells that may be shown of these totals, compared with `mu` (one share a statement). */
export function publish(totals: Totals, mu: readonly (number | null)[]): Cell[] {
  return totals.shares.map(({ s, n }, at) => {
    const cell = publishCell({ s, n, mu: mu[at] ?? null })
    if (cell.kind === 'dash') return dash
    const { low, high, verdict } = cell
    const interval = { low: percent(low), high: percent(high), verdict }
    if (cell.kind === 'verdictOnly') return { ...dash, ...interval }
    // Where nearly all answered alike the bound stands in the score's place.
    const score = cell.bound === null ? cell.score : cell.bound.share
    return { ...interval, n: cell.n, score: score === null ? null : percent(score), bound: cell.bound?.side ?? null }
  })
}

/** The number of ratings, or null where it is too small to be told. */
export function publishCount(totals: Totals): number | null {
  return totals.ratings < thresholdScore ? null : totals.ratings
}

/** How the ratings came, in shares of whole hundredths; empty below thirty ratings, where shares would tell their number. */
export function publishChannels(totals: Totals): { channel: string; share: number }[] {
  if (totals.ratings < thresholdScore) return []
  return channels.map((channel, at) => ({
    channel,
    share: Math.round(((totals.channels[at] ?? 0) / totals.ratings) * 100) / 100,
  }))
}

/** What others than this scope answered, per cent for A1..A8; null where the scope itself is too small to be told of. */
export function publishComparison(totals: Totals, mu: readonly (number | null)[]): (number | null)[] | null {
  if (totals.ratings < thresholdScore || mu.every((share) => share === null)) return null
  return mu.map((share) => (share === null ? null : Math.round(share * 1000) / 10))
}

/** A statement's course over the months. */
export interface Series {
  readonly statement: string
  readonly n: (number | null)[]
  readonly score: (number | null)[]
  readonly low: (number | null)[]
  readonly high: (number | null)[]
  readonly changed: boolean
  readonly changeZ: number | null
}

const fewestMonths = 4

/**
 * The course of each statement: published month by month like any other cell. A trend is named only from months that are
 * shown (at least four), by Cochran and Armitage, corrected over the eight statements by Benjamini and Hochberg.
 */
export function publishTrend(months: readonly Totals[], mu: readonly (number | null)[]): Series[] {
  const cells = months.map((totals) => publish(totals, mu))
  const trends = statementNames.map((_, at) => {
    const shown = months
      .map(({ shares }) => shares[at] ?? { n: 0, s: 0 })
      .map((share) => (share.n < thresholdDash ? { n: 0, s: 0 } : share))
    return shown.filter(({ n }) => n > 0).length < fewestMonths ? null : cochranArmitage(shown)
  })
  const tested = trends.filter((trend) => trend !== null)
  const flagged = new Set(
    benjaminiHochberg(tested.map(({ p }) => p)).flatMap((judged, at) => (judged.flagged ? [tested[at]] : [])),
  )
  return statementNames.map((statement, at) => {
    const column = <Key extends 'n' | 'score' | 'low' | 'high'>(key: Key) => cells.map((row) => row[at]?.[key] ?? null)
    const trend = trends[at] ?? null
    return {
      statement,
      n: column('n'),
      score: column('score'),
      low: column('low'),
      high: column('high'),
      changed: trend !== null && flagged.has(trend),
      changeZ: trend === null ? null : Math.round(trend.z * 1000) / 1000,
    }
  })
}

/** A share as per cent with two decimals. */
function percent(share: number): number {
  return Math.round(share * 10_000) / 100
}
