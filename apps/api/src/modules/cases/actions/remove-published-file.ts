import { removeCaseFileInput } from '@hamkori/schema/cases'
import type { RemoveCaseFileInput } from '@hamkori/schema/cases'
import type { CaseFileModel } from '../../../../generated/prisma/models.ts'
import { NotFoundError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findPublishedFile } from '../case-files.queries.ts'

/** Takes a published file off that is named by its id, whatever the kind of its case. Answers what is left of it. Throws as `removeCaseFile`. */
export async function removePublishedFile(actor: Actor, input: RemoveCaseFileInput): Promise<CaseFileModel> {
  const { fileId, ...why } = parseInput(removeCaseFileInput, input)
  const found = await findPublishedFile(fileId)
  if (found === null) throw new NotFoundError()
  await found.kind.removeFile(actor, found.file, why)
  const left = await findPublishedFile(fileId)
  if (left === null) throw new Error('a file that was taken off has vanished')
  return left.file
}
