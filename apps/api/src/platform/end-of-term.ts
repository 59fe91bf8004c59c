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

/** The furthest day that anybody begins or ends a term by hand: a year ahead. A later one is a typing error, such as 2072 for 2027. */
const furthestDays = 366
/** The longest term that is planned: ten years. */
const longestDays = 3653

/**
 * Checks the days of a seat or a post that is given: it begins within a year, and is planned for ten years at most. Throws
 * InvalidInputError at `fields`, below `path`.
 */
export function requireTermWithin(
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string | undefined },
  path: readonly string[],
  fields: { readonly first: string; readonly last: string },
): void {
  if (firstDay > addDays(today(), furthestDays)) {
    throw new InvalidInputError([invalidAt([...path, fields.first], 'date_out_of_range')])
  }
  if (lastDay !== undefined && lastDay > addDays(firstDay, longestDays)) {
    throw new InvalidInputError([invalidAt([...path, fields.last], 'date_out_of_range')])
  }
}

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
