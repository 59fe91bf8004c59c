import { capitalized } from '@hamkori/schema/format/capital'
import { formatMonth } from '@hamkori/schema/format/date'
import { formatPeriod } from '@hamkori/schema/format/period'
import type { Language } from '@hamkori/schema/languages'
import type { ResultOf } from '../../platform/graphql.ts'
import { anyText } from '../../platform/useFilteredList.ts'
import { scopeOfCode } from './compare.ts'
import type { PeriodsAddress } from './compare.ts'
import type { periodsQuery } from './periods.documents.ts'

/** A place with its periods and what changed between two of them. */
export type PlaceInPeriods = NonNullable<ResultOf<typeof periodsQuery>['place']>
export type Period = PlaceInPeriods['periods'][number]

/** How the place and the periods are read from the address. */
export const periodsFilters = { of: anyText, earlier: anyText, later: anyText }

/** The variables of the query for what an address asks. */
export function periodsVariables({ of = 'TJ', earlier, later }: PeriodsAddress) {
  return { code: of, scope: scopeOfCode(of), earlier: earlier ?? null, later: later ?? null }
}

/** The name of a quarter or a month within a sentence: "third quarter of 2026", "August 2026". */
export function periodWords(language: Language, { code, isQuarter, fromMonth }: Period): string {
  return isQuarter ? formatPeriod(language, code) : formatMonth(language, fromMonth)
}

/** The same by itself: "Third quarter of 2026". */
export function periodName(language: Language, period: Period): string {
  return capitalized(periodWords(language, period))
}
