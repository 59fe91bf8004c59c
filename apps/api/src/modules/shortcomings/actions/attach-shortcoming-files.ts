import { attachShortcomingFilesInput } from '@hamkori/schema/shortcomings'
import type { AttachShortcomingFilesInput } from '@hamkori/schema/shortcomings'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { shortcomings } from '../shortcomings.queries.ts'

/** Says which photos and documents show what a finding says that was not sent yet. Chair, deputy chair and secretary of the council that registered it. Throws as `attachCaseFiles`. */
export async function attachShortcomingFiles(
  actor: Actor,
  input: AttachShortcomingFilesInput,
): Promise<{ id: string }> {
  const { shortcomingId, version, files } = parseInput(attachShortcomingFilesInput, input)
  return caseActs.attach(shortcomings, actor, { caseId: shortcomingId, version, files })
}
