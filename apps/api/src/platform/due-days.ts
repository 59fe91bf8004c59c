import { dueYearsAhead, isTooFarAhead } from '@hamkori/schema/due-days'
import { invalidAt } from './errors.ts'

/** What is wrong with a day, YYYY-MM-DD, by which something is promised: it is today or later, and at most five years ahead. */
export function dueDayIssues(
  field: string,
  dueOn: string | undefined,
  today: string,
  { afterToday = false }: { readonly afterToday?: boolean } = {},
): ReturnType<typeof invalidAt>[] {
  if (dueOn === undefined) return []
  if (dueOn < today || (afterToday && dueOn === today)) return [invalidAt([field], 'date_in_past')]
  return isTooFarAhead(dueOn, today) ? [invalidAt([field], 'date_too_far', { maximum: dueYearsAhead })] : []
}
