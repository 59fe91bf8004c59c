import { thresholdCompare, thresholdDash, thresholdScore } from '@hamkori/schema/dashboards'
import type { ScopeKind, Verdict } from '@hamkori/schema/dashboards'
import { factKeys, statementCodes } from '@hamkori/schema/feedback'
import type { Counts } from './lattice.ts'
import { measures } from './measures.ts'
import { answersNeeded } from './statistics/answers-needed.ts'
import { benjaminiHochberg } from './statistics/benjamini-hochberg.ts'
import { cochranArmitage } from './statistics/cochran-armitage.ts'
import { blurredCount } from './statistics/homogeneity.ts'
import { publishCell } from './statistics/publish-cell.ts'

/** F1..F8. */
const factNames = factKeys.map((key) => key.toUpperCase())

/** One published cell; scores and bounds of the interval are per cent of favourable answers. Null is the dash. */
export interface Cell {
  readonly n: number | null
  readonly score: number | null
  readonly low: number | null
  readonly high: number | null
  readonly verdict: Verdict | null
  readonly bound: 'atMost' | 'atLeast' | null
  /** About how many more answers it would take to tell it from the rest; null where it is told, or never would be. */
  readonly needed: number | null
}

/**
 * How exactly numbers are told: per cent with two decimals on pages and by the API, with four in the open files, from which everybody
 * recomputes shares to six digits.
 */
export type Digits = 'page' | 'file'

const dash: Cell = { n: null, score: null, low: null, high: null, verdict: null, bound: null, needed: null }

/** A8, which everybody answers: its answers are the ratings. */
const ratingsAt = statementCodes.length - 1

/**
 * The comparison of a scope: the share of favourable answers of the whole without this part, for A1 to A8 and F1 to F8, from 0 to 1; null where fewer than ten
 * others answered. Rounded to thousandths, and from what is shown of the whole and of the part, so that whoever has the published
 * numbers gets the same; everything else is computed from the rounded one.
 */
export function sharesWithout(whole: Counts, part: Counts): (number | null)[] {
  return measures.map((_, at) => {
    const own = part.n[at] ?? 0
    const others = (whole.n[at] ?? 0) - own
    if (others < thresholdDash) return null
    const share = (shownCount(whole, at) - shownCount(part, at)) / others
    return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000
  })
}

/** The favourable answers that are shown of these counts, or would be. */
function shownCount({ n, s }: Counts, at: number): number {
  const answered = n[at] ?? 0
  return answered === 0 ? 0 : blurredCount(s[at] ?? 0, answered)
}

/** The eight cells of A1 to A8 that may be shown of these counts, compared with `mu` (one share a statement). */
export function publish(counts: Counts, mu: readonly (number | null)[], digits: Digits = 'page'): Cell[] {
  return statementCodes.map((_, at) => publishMeasure(counts, at, mu[at] ?? null, digits))
}

/** F6 to F8, of money, force and being talked out of filing, are published for whole regions only, from a hundred answers on. */
const gravest = new Set(['F6', 'F7', 'F8'])

/** The eight cells of F1 to F8: shares of yes. Source: the rules of the questionnaire HRS-8. */
export function publishFacts(
  kind: ScopeKind,
  counts: Counts,
  mu: readonly (number | null)[],
  digits: Digits = 'page',
): Cell[] {
  return factNames.map((fact, index) => {
    const at = statementCodes.length + index
    const isWide = kind === 'country' || kind === 'region'
    const few = (counts.n[at] ?? 0) < thresholdCompare
    return gravest.has(fact) && (!isWide || few) ? dash : publishMeasure(counts, at, mu[at] ?? null, digits)
  })
}

/** One cell: the only way from published counts to what is shown. `at` is the place of the measure. */
export function publishMeasure(counts: Counts, at: number, mu: number | null, digits: Digits = 'page'): Cell {
  const [n, s] = [counts.n[at] ?? 0, counts.s[at] ?? 0]
  const cell = publishCell({ s, n, mu })
  if (cell.kind === 'dash') return dash
  const { low, high, verdict } = cell
  const interval = { low: percent(low, digits), high: percent(high, digits), verdict }
  if (cell.kind === 'verdictOnly') return { ...dash, ...interval }
  const shown = blurredCount(s, n)
  // Where nearly all answered alike the bound stands in the score's place.
  const score = cell.bound === null ? cell.score : cell.bound.share
  return {
    ...interval,
    n: cell.n,
    score: score === null ? null : percent(score, digits),
    bound: cell.bound?.side ?? null,
    needed: verdict === 'notDistinguishable' && mu !== null ? answersNeeded(shown, cell.n, mu) : null,
  }
}

/** The number of ratings, or null where it is too small to be told. */
export function publishCount(counts: Counts): number | null {
  const ratings = counts.n[ratingsAt] ?? 0
  return ratings < thresholdScore ? null : ratings
}

/** What others than this scope answered, per cent for A1..A8; null where the scope itself is too small to be published. */
export function publishComparison(counts: Counts, mu: readonly (number | null)[]): (number | null)[] | null {
  const ofStatements = mu.slice(0, statementCodes.length)
  if (publishCount(counts) === null || ofStatements.every((share) => share === null)) return null
  return ofStatements.map((share) => (share === null ? null : Math.round(share * 1000) / 10))
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

/** Whether a statement's course goes up or down. */
interface Trend {
  readonly z: number
  readonly changed: boolean
}

/**
 * The trend of each statement over the months; null where nothing can be said. Named only from months whose counts are
 * shown (thirty answers; at least four such months), by Cochran and Armitage, corrected over the eight statements by Benjamini and
 * Hochberg. It is computed from what is shown, so that everybody can.
 */
export function testTrends(months: readonly Counts[], digits: Digits = 'page'): (Trend | null)[] {
  const trends = statementCodes.map((_, at) => {
    const shown = months.map((counts) => {
      const n = counts.n[at] ?? 0
      return n < thresholdScore ? { n: 0, s: 0 } : { n, s: blurredCount(counts.s[at] ?? 0, n) }
    })
    return shown.filter(({ n }) => n > 0).length < fewestMonths ? null : cochranArmitage(shown)
  })
  const tested = trends.filter((trend) => trend !== null)
  const flagged = new Set(
    benjaminiHochberg(tested.map(({ p }) => p)).flatMap((judged, at) => (judged.flagged ? [tested[at]] : [])),
  )
  return trends.map((trend) => (trend === null ? null : { z: rounded(trend.z, digits), changed: flagged.has(trend) }))
}

/** The course of each statement: published month by month like any other cell, with its trend. */
export function publishTrend(months: readonly Counts[], mu: readonly (number | null)[]): Series[] {
  const cells = months.map((counts) => publish(counts, mu))
  const trends = testTrends(months)
  return statementCodes.map((statement, at) => {
    const column = <Key extends 'n' | 'score' | 'low' | 'high'>(key: Key) => cells.map((row) => row[at]?.[key] ?? null)
    return {
      statement,
      n: column('n'),
      score: column('score'),
      low: column('low'),
      high: column('high'),
      changed: trends[at]?.changed ?? false,
      changeZ: trends[at]?.z ?? null,
    }
  })
}

/** A share as per cent. */
export function percent(share: number, digits: Digits): number {
  return digits === 'page' ? Math.round(share * 10_000) / 100 : Math.round(share * 1_000_000) / 10_000
}

/** A distance in standard errors. */
function rounded(z: number, digits: Digits): number {
  const parts = digits === 'page' ? 1_000 : 1_000_000
  return Math.round(z * parts) / parts
}
