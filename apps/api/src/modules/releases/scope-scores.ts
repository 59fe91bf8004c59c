import type { ScopeKind } from '@hamkori/schema/dashboards'
import { publish, publishComparison, publishCount, publishFacts, publishTrend, sharesWithout } from './cells.ts'
import type { Cell, Series } from './cells.ts'
import { inMonths, noCounts } from './lattice.ts'
import type { Counts } from './lattice.ts'
import { periodsOf } from './periods.ts'
import type { Period } from './periods.ts'
import type { PublishedRelease } from './read-release.ts'
import { channelShares, kindScores } from './scope-breakdowns.ts'
import type { ChannelShare, KindScores } from './scope-breakdowns.ts'
import { placesFunnels } from './scope-funnel.ts'
import type { PlacesFunnel } from './scope-funnel.ts'
import { periodChange, quarterChange } from './scope-changes.ts'
import type { PeriodChange, QuarterChange } from './scope-changes.ts'

/** What a release says of one scope over its twelve months. */
interface ScopeScores {
  /** How many ratings; null below thirty. */
  readonly ratings: number | null
  /** A1 to A8. */
  readonly scores: readonly Cell[]
  /** F1 to F8: shares of yes. */
  readonly facts: readonly Cell[]
  /** What the rest of the country answered, per cent; null for the country and below thirty ratings. */
  readonly comparison: (number | null)[] | null
}

/** The scores of a scope. Everybody who has the release gets the same. */
export function scopeScores(release: PublishedRelease, kind: ScopeKind, code: string): ScopeScores {
  const { own, mu } = compared(release, kind, code)
  return {
    ratings: publishCount(own),
    scores: publish(own, mu),
    facts: publishFacts(kind, own, mu),
    comparison: publishComparison(own, mu),
  }
}

/** Everything that a release says of one scope. */
export interface ScopeDetails extends ScopeScores {
  /** The course of the eight statements over the months of the release, compared with the same as its scores. */
  readonly series: readonly Series[]
  readonly channels: readonly ChannelShare[]
  readonly kinds: readonly KindScores[]
  /** What changed within a year; null before a quarter has ended. */
  readonly quarterChange: QuarterChange | null
  /** The quarters and months that can stand beside each other, and below what changed between two of them. */
  readonly periods: readonly Period[]
  /** Of a region, where these places below it stand against all of them. */
  readonly funnelsOf: (places: Parameters<typeof placesFunnels>[2]) => (PlacesFunnel | null)[]
  readonly changeBetween: (codes: Parameters<typeof periodChange>[3]) => PeriodChange | null
}

/** The scores of a scope with its trends, channels and kinds of contact. */
export function scopeDetails(release: PublishedRelease, kind: ScopeKind, code: string): ScopeDetails {
  return {
    ...scopeScores(release, kind, code),
    series: publishTrend(countsByMonth(release, kind, code), compared(release, kind, code).mu),
    channels: channelShares(release, kind, code),
    kinds: kindScores(release, kind, code),
    quarterChange: quarterChange(release, kind, code),
    periods: periodsOf(release),
    funnelsOf: (places) => placesFunnels(release, kind, places),
    changeBetween: (codes) => periodChange(release, kind, code, codes),
  }
}

/** The counts of a scope in each month of the release. */
export function countsByMonth({ lattice, months }: PublishedRelease, kind: ScopeKind, code: string): Counts[] {
  const counts = lattice.ofScope(kind, code)
  return months.map((month) => counts.get(month) ?? noCounts)
}

/** The counts of a scope over twelve months, and for each statement the share that it is compared with. */
export function compared(
  { lattice, scored }: PublishedRelease,
  kind: ScopeKind,
  code: string,
): { own: Counts; mu: readonly (number | null)[] } {
  const own = inMonths(lattice.ofScope(kind, code), scored)
  // The country is compared with nothing; everything else with the rest of the country.
  if (kind === 'country') return { own, mu: own.n.map(() => null) }
  return { own, mu: sharesWithout(inMonths(lattice.country, scored), own) }
}
