import type { CaseFileInput } from '@hamkori/schema/cases'
import { assertTransition } from '../../../platform/assert-transition.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, NotFoundError } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { replaceDraftFiles } from '../case-files.ts'
import type { CaseTypes } from '../case-kind.ts'
import type { CaseKind } from '../define-case.ts'
import { issuerCapacity } from '../signature.ts'

/**
 * Says which photos and documents show what a case says that was not handed over yet: all of them, those that stay too. Nobody but who may
 * read the draft reads them before. Whoever the transition table lets do so for its council; leaves one step in the history and one
 * audit entry. Another version than the one that was read is a ConflictError. Throws InvalidInputError at `files.<place>.fileHash` for
 * what the actor has not sent, NotFoundError, ForbiddenError too.
 */
export async function attachCaseFiles<Types extends CaseTypes>(
  kind: CaseKind<Types>,
  actor: Actor,
  { caseId, version, files }: { caseId: string; version: number; files: readonly CaseFileInput[] },
): Promise<{ id: string }> {
  const record = await kind.read.forAction(caseId)
  if (record === null) throw new NotFoundError()
  assertTransition(kind.transitions, actor, kind.lifecycle.subjectOf(actor, record), 'attach')
  if (version !== record.version) throw new ConflictError()
  return db.$transaction(async (tx) => {
    // The case first: whoever hands it over meanwhile waits, and finds another version.
    await transition(tx, kind.lifecycle, {
      record,
      verb: 'attach',
      change: {},
      actor,
      capacity: issuerCapacity(kind, actor, 'attach', record.councilId),
      event: kind.stepEvent('attach'),
    })
    const step = { recordType: kind.recordType, recordId: caseId }
    await replaceDraftFiles(tx, step, { actor, language: record.original, files })
    return { id: caseId }
  })
}
