import type { Change, ScopeKind } from '@hamkori/schema/dashboards'
import { shiftMonth, thresholdScore } from '@hamkori/schema/dashboards'
import { statementCodes } from '@hamkori/schema/feedback'
import { monthsOfQuarter } from './closed-quarters.ts'
import { inMonths } from './lattice.ts'
import type { PublishedRelease } from './read-release.ts'
import { blurredCount } from './statistics/homogeneity.ts'
import { newcombeChange } from './statistics/newcombe-change.ts'

/** How a statement changed from one quarter to the same one of the year after. Shares and differences are per cent. */
export interface StatementChange {
  /** A1 to A8. */
  readonly statement: string
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

/**
 * What changed within a year: the newest quarter that has ended beside the same quarter of the year before, so that seasons do not
 * look like changes. Plain shares with Newcombe's interval, from what is published of both; null before a quarter has ended.
 */
export function quarterChange(release: PublishedRelease, kind: ScopeKind, code: string): QuarterChange | null {
  const later = release.quarters.at(-1)
  if (later === undefined) return null
  const earlier = shiftMonth(later, -12)
  const months = release.lattice.ofScope(kind, code)
  const [before, after] = [earlier, later].map((quarter) => inMonths(months, monthsOfQuarter(quarter)))
  const shown = (counts: typeof before, at: number) => {
    const n = counts?.n[at] ?? 0
    return n < thresholdScore ? null : { n, s: blurredCount(counts?.s[at] ?? 0, n) }
  }
  const statements = statementCodes.map((statement, at): StatementChange => {
    const [one, other] = [shown(before, at), shown(after, at)]
    if (one === null || other === null)
      return { statement, earlier: null, later: null, difference: null, low: null, high: null, change: 'tooFew' }
    const { difference, low, high, change } = newcombeChange(one, other)
    return {
      ...{ statement, earlier: percent(one.s / one.n), later: percent(other.s / other.n) },
      ...{ difference: percent(difference), low: percent(low), high: percent(high), change },
    }
  })
  return { earlier, later, statements }
}

function percent(share: number): number {
  return Math.round(share * 10_000) / 100
}
