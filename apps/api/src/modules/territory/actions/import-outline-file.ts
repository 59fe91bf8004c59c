import { importOutlinesInput } from '@hamkori/schema/territory'
import type { ImportOutlinesInput } from '@hamkori/schema/territory'
import { requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { ConflictError, ForbiddenError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { readSentFile } from '../../../platform/files/stored-files.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { OutlinesRefusedError } from '../outlines/outlines-refused.ts'
import { importOutlines } from './import-outlines.ts'

/**
 * Puts the outlines of a file on the map that the same administrator sent and had checked before, with the source and the licence that the
 * map shows beside them. Says of how many places they are. Throws InvalidInputError, also where there is no such file of theirs (any more),
 * ForbiddenError, ConfirmationNeededError, and ConflictError where the file no longer passes, because places have changed meanwhile.
 */
export async function importOutlineFile(actor: Actor, input: ImportOutlinesInput): Promise<number> {
  const { file, source, licence } = parseInput(importOutlinesInput, input)
  requirePermission(actor, 'territory:import')
  requireConfirmation(actor)
  if (actor.kind !== 'person') throw new ForbiddenError('territory:import')
  const content = await readSentFile(actor.personId, file, 'application/geo+json')
  if (content === null) throw new InvalidInputError([invalidAt(['file'], 'unknown_record')])
  try {
    return (await importOutlines(actor, content.toString('utf8'), { source, licence })).places
  } catch (failure) {
    throw failure instanceof OutlinesRefusedError ? new ConflictError() : failure
  }
}
