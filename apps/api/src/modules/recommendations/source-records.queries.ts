import { formatReference, parseReference } from '@hamkori/schema/references'
import { loadOne } from '../../platform/batch.ts'
import type { Context } from '../../platform/context.ts'
import { InvalidInputError, invalidAt } from '../../platform/errors.ts'
import { caseFields } from '../cases/index.ts'
import type { NamedCaseRow } from '../cases/index.ts'
import { proposals } from '../proposals/index.ts'
import { shortcomings } from '../shortcomings/index.ts'

const readNamed = caseFields.namedCaseReader([shortcomings, proposals])

/** The public shortcomings and proposals with these numbers, as people write them; what is no such number is left out. */
export function findSources(numbers: readonly string[]): Promise<NamedCaseRow[]> {
  const references = numbers.flatMap((number) => {
    const read = parseReference(number)
    return read === null ? [] : formatReference(read)
  })
  return readNamed(references)
}

/** Throws InvalidInputError where one of the numbers is that of no public shortcoming or proposal. */
export async function refuseUnknownSources(sourceNumbers: readonly string[]): Promise<void> {
  const found = await readNamed(sourceNumbers)
  if (found.length < sourceNumbers.length) throw new InvalidInputError([invalidAt(['sourceNumbers'], 'unknown_record')])
}

async function loadByNumber(numbers: readonly string[]): Promise<ReadonlyMap<string, NamedCaseRow>> {
  return new Map((await readNamed(numbers)).map((row) => [row.reference, row]))
}

/** The records that a recommendation comes from; one statement for all recommendations of a list. */
export async function sourceRecordsOf(
  { sourceNumbers }: { readonly sourceNumbers: readonly string[] },
  context: Context,
): Promise<NamedCaseRow[]> {
  const found = await Promise.all(
    sourceNumbers.map((number) => loadOne<NamedCaseRow, Context>(context, loadByNumber, number)),
  )
  return found.flatMap((row) => row ?? []).toSorted((one, other) => (one.reference < other.reference ? -1 : 1))
}
