import { today } from '../../platform/clock.ts'
import { monthsOfQuarter, openFrom, quartersBetween } from './closed-quarters.ts'
import type { PublishedRelease } from './read-release.ts'

/** A quarter or a month of a release that can stand beside another one. */
export interface Period {
  /** `2026-Q3` or `2026-09`, as addresses name it. */
  readonly code: string
  readonly kind: 'quarter' | 'month'
  /** Its months, `YYYY-MM`. */
  readonly months: readonly string[]
}

/**
 * The periods of a release that have ended, those of its open files (`series.csv`): quarters first, each newest first. One that is
 * still going on would be compared before it is whole.
 */
export function periodsOf({ row, months }: Pick<PublishedRelease, 'row' | 'months'>): Period[] {
  const [first] = months
  if (row === null || first === undefined) return []
  const quarters = quartersBetween(first, openFrom(row.cutAt))
    .map((quarter): Period => ({ code: codeOfQuarter(quarter), kind: 'quarter', months: monthsOfQuarter(quarter) }))
    .filter((quarter) => quarter.months.every((month) => months.includes(month)))
  const ended = months.filter((month) => month < today(row.cutAt).slice(0, 7))
  return [
    ...quarters.reverse(),
    ...ended.map((month): Period => ({ code: month, kind: 'month', months: [month] })).reverse(),
  ]
}

/** `2026-Q3` of the quarter that begins with this month. */
export function codeOfQuarter(quarter: string): string {
  return `${quarter.slice(0, 4)}-Q${Math.ceil(Number(quarter.slice(5, 7)) / 3)}`
}
