import type { Change, ScopeKind } from '@hamkori/schema/dashboards'
import { shiftMonth, thresholdScore } from '@hamkori/schema/dashboards'
import { statementCodes } from '@hamkori/schema/feedback'
import { monthsOfQuarter } from './closed-quarters.ts'
import { inMonths } from './lattice.ts'
import { codeOfQuarter, periodsOf } from './periods.ts'
import type { Period } from './periods.ts'
import type { PublishedRelease } from './read-release.ts'
import { changesTogether } from './statistics/changes-together.ts'
import { blurredCount } from './statistics/homogeneity.ts'

/** How a statement changed from one period to another. Shares and differences are per cent. */
export interface StatementChange {
  /** A1 to A8. */
  readonly statement: string
  /** How many answered in each; null below thirty. */
  readonly earlierAnswers: number | null
  readonly laterAnswers: number | null
  /** Null where one of the two has fewer than thirty answers. */
  readonly earlier: number | null
  readonly later: number | null
  readonly difference: number | null
  readonly low: number | null
  readonly high: number | null
  readonly change: Change
}

/** The newest quarter that has ended beside the same one a year before. */
export interface QuarterChange {
  /** First months, `YYYY-MM`. */
  readonly earlier: string
  readonly later: string
  readonly statements: readonly StatementChange[]
}

/** Two quarters or two months beside each other. */
export interface PeriodChange {
  readonly earlier: Period
  readonly later: Period
  readonly statements: readonly StatementChange[]
}

/**
 * What changed within a year: the newest quarter that has ended beside the same quarter of the year before, so that seasons do not
 * look like changes. Null before a quarter has ended.
 */
export function quarterChange(release: PublishedRelease, kind: ScopeKind, code: string): QuarterChange | null {
  const later = release.quarters.at(-1)
  if (later === undefined) return null
  const earlier = shiftMonth(later, -12)
  return {
    earlier,
    later,
    statements: statementChanges(release, kind, code, [monthsOfQuarter(earlier), monthsOfQuarter(later)]),
  }
}

/**
 * How a scope changed from one period of a release to another, by their codes in any order: two different quarters or two different
 * months. Without codes the newest quarter that has ended and the same one a year before. Null where the release has no such two.
 */
export function periodChange(
  release: PublishedRelease,
  kind: ScopeKind,
  code: string,
  codes: readonly [one: string, other: string] | null,
): PeriodChange | null {
  const latest = release.quarters.at(-1)
  const wanted = codes ?? (latest === undefined ? [] : [shiftMonth(latest, -12), latest].map(codeOfQuarter))
  const periods = periodsOf(release)
  const [earlier, later] = periods.filter((period) => wanted.includes(period.code)).reverse()
  if (earlier === undefined || later === undefined || earlier.kind !== later.kind) return null
  return { earlier, later, statements: statementChanges(release, kind, code, [earlier.months, later.months]) }
}

/**
 * Plain shares with Newcombe's interval, from what is published of both periods; changes are named of the eight statements together
 * (Benjamini and Hochberg).
 */
function statementChanges(
  release: PublishedRelease,
  kind: ScopeKind,
  code: string,
  periods: readonly [earlier: readonly string[], later: readonly string[]],
): StatementChange[] {
  const months = release.lattice.ofScope(kind, code)
  const [before, after] = periods.map((wanted) => inMonths(months, wanted))
  const shown = (counts: typeof before, at: number) => {
    const n = counts?.n[at] ?? 0
    return n < thresholdScore ? null : { n, s: blurredCount(counts?.s[at] ?? 0, n) }
  }
  const pairs = statementCodes.map((_, at) => [shown(before, at), shown(after, at)] as const)
  const changes = changesTogether(pairs.map(([one, other]) => (one && other ? [one, other] : null)))
  return pairs.map(([one, other], at): StatementChange => {
    const found = changes[at]
    const answers = { earlierAnswers: one?.n ?? null, laterAnswers: other?.n ?? null }
    const statement = statementCodes[at] ?? ''
    if (!one || !other || !found)
      return {
        ...{ statement, ...answers, earlier: null, later: null },
        ...{ difference: null, low: null, high: null, change: 'tooFew' },
      }
    const { difference, low, high, change } = found
    return {
      ...{ statement, ...answers, earlier: percent(one.s / one.n), later: percent(other.s / other.n) },
      ...{ difference: percent(difference), low: percent(low), high: percent(high), change },
    }
  })
}

function percent(share: number): number {
  return Math.round(share * 10_000) / 100
}
