import { addDays } from '@hamkori/schema/dates'
import { today } from './clock.ts'
import { ConflictError, InvalidInputError, invalidAt } from './errors.ts'

/** A term as its end finds it. Days are YYYY-MM-DD, both included. */
export interface Term {
  readonly firstDay: string
  /** The planned last day, or the one that an earlier end set; null where it is open. */
  readonly lastDay: string | null
  /** True where somebody has ended it before. */
  readonly ended: boolean
}

/** The furthest last day that anybody sets by hand: a year ahead. A later one is a typing error, such as 2072 for 2027. */
const furthestDays = 366

/**
 * Checks the last day of a seat or a post before it is ended on `on`. An end that is still to come can be set anew; one that has
 * come stands. Throws ConflictError for that, and InvalidInputError at `on` for a day before the first, after the planned last
 * one, or more than a year ahead.
 */
export function requireEndWithin(on: string, { firstDay, lastDay, ended }: Term): void {
  const day = today()
  if (ended && lastDay !== null && lastDay <= day) throw new ConflictError()
  if (on < firstDay) throw new InvalidInputError([invalidAt(['on'], 'date_before_other')])
  const planned = ended ? null : lastDay
  if (on > addDays(day, furthestDays) || (planned !== null && on > planned)) {
    throw new InvalidInputError([invalidAt(['on'], 'date_out_of_range')])
  }
}
