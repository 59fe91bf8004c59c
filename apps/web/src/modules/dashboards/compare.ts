import type { Language } from '@hamkori/schema/languages'
import { thresholdCompare } from '@hamkori/schema/dashboards.constants'
import { addressOf } from '../../platform/links.ts'
import type { ListAddress } from '../../platform/links.ts'
import { anyText } from '../../platform/useFilteredList.ts'
import type { Score } from './scores.ts'

/** Which places stand beside each other, by their codes. */
interface ComparisonAddress extends ListAddress {
  readonly one?: string | undefined
  readonly other?: string | undefined
}

/** The address of the comparison of two places; of one where no second is given. */
export function comparisonAddress(language: Language, places: ComparisonAddress = {}): string {
  return addressOf(language, ['dashboards', 'compare'], { ...places })
}

/** Which place is compared with itself, and of which two quarters or months. */
export interface PeriodsAddress extends ListAddress {
  /** The code of a place; of the country where it is absent. */
  readonly of?: string | undefined
  /** `2025-Q3` or `2026-08`; the newest quarter and the same one a year before where neither is given. */
  readonly earlier?: string | undefined
  readonly later?: string | undefined
}

/** The address of the comparison of two periods of one place. */
export function periodsAddress(language: Language, periods: PeriodsAddress = {}): string {
  return addressOf(language, ['dashboards', 'periods'], { ...periods })
}

/** How the places are read from the address. */
export const comparisonFilters = { one: anyText, other: anyText }

/** What a code is about: TJ the country, TJ-SU a region, TJ-SU-01 a district or city. */
export function scopeOfCode(code: string): 'country' | 'region' | 'area' {
  return code === 'TJ' ? 'country' : /^TJ-[A-Z]{2}$/.test(code) ? 'region' : 'area'
}

/** The variables of the query for what an address asks. */
export function comparisonVariables({ one = 'TJ', other }: ComparisonAddress) {
  return {
    one,
    oneScope: scopeOfCode(one),
    other: other ?? one,
    otherScope: scopeOfCode(other ?? one),
    both: other !== undefined,
  }
}

/**
 * How two published scores differ: named only where the intervals do not overlap, which is more careful than a test of the
 * difference. Null where either has fewer than a hundred answers, and may not stand beside another.
 */
export function differenceOf(one: Score | undefined, other: Score | undefined): 'higher' | 'lower' | 'none' | null {
  if (!isComparable(one) || !isComparable(other)) return null
  if ((one?.low ?? 0) > (other?.high ?? 100)) return 'higher'
  return (one?.high ?? 100) < (other?.low ?? 0) ? 'lower' : 'none'
}

/** Whether a score may stand beside another. */
export function isComparable(score: Score | undefined): boolean {
  return score?.n != null && score.n >= thresholdCompare
}
