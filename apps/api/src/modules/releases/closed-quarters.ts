import { shiftMonth } from '@hamkori/schema/dashboards.constants'
import { today } from '../../platform/clock.ts'

/** The first month (`YYYY-MM`) of the quarter of a month. */
export function quarterOf(month: string): string {
  const inQuarter = (Number(month.slice(5, 7)) - 1) % 3
  return shiftMonth(month, -inQuarter)
}

/** The three months of the quarter that begins with this month. */
export function monthsOfQuarter(quarter: string): string[] {
  return [quarter, shiftMonth(quarter, 1), shiftMonth(quarter, 2)]
}

/**
 * The first month that is not closed yet for a release that counts answers up to this moment: the quarter in which the moment
 * lies (in Dushanbe) is open, and everything before it is closed for good.
 */
export function openFrom(cutAt: Date): string {
  return quarterOf(today(cutAt).slice(0, 7))
}

/** The quarters from the one that begins with `from` up to the last one before `before`, each by its first month. */
export function quartersBetween(from: string, before: string): string[] {
  const quarters: string[] = []
  for (let quarter = quarterOf(from); quarter < before; quarter = shiftMonth(quarter, 3)) quarters.push(quarter)
  return quarters
}
