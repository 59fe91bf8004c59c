import { formatReference, parseReference } from '@hamkori/schema/references'
import { settledStates } from '@hamkori/schema/shortcomings.constants'
import type { ShortcomingState } from '@hamkori/schema/shortcomings.constants'
import { InvalidInputError, invalidAt } from '../../platform/errors.ts'
import { shortcomings } from './shortcomings.queries.ts'

/**
 * The printed number of the settled finding that a new one of a council and a department repeats, as it is stored; null where it repeats
 * none. Throws InvalidInputError at `recurrenceOf` for what is no public finding of that council or department, and for one that goes on.
 */
export async function settledFinding(
  written: string | undefined,
  { councilId, departmentId }: { readonly councilId: string; readonly departmentId: string },
): Promise<string | null> {
  if (written === undefined) return null
  const read = parseReference(written)
  const found = read?.kind === 'shortcoming' ? await shortcomings.read.byReference(formatReference(read), []) : null
  const isOurs = found !== null && (found.councilId === councilId || found.responsibleDepartmentId === departmentId)
  if (!isOurs) throw new InvalidInputError([invalidAt(['recurrenceOf'], 'unknown_record')])
  const settled: readonly ShortcomingState[] = settledStates
  if (!settled.includes(found.state)) throw new InvalidInputError([invalidAt(['recurrenceOf'], 'not_settled')])
  return found.reference
}
