import { db } from '../../../platform/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { dropDraftFiles } from '../case-files.ts'
import type { CaseTypes } from '../case-kind.ts'
import type { CaseKind } from '../define-case.ts'
import { issuerCapacity } from '../signature.ts'

/**
 * Discards a case that was not handed over. Its number is not given again; everybody can read the day and the reason at the number,
 * and only the council the rest. Whoever the transition table lets do so for its council; leaves one step in the history and one audit
 * entry. Throws NotFoundError, ForbiddenError, ConflictError.
 */
export async function discardCase<Types extends CaseTypes>(
  kind: CaseKind<Types>,
  actor: Actor,
  { caseId, reason }: { readonly caseId: string; readonly reason: string },
): Promise<{ id: string }> {
  const record = await kind.read.forAction(caseId)
  if (record === null) throw new NotFoundError()
  return db.$transaction(async (tx) => {
    await transition(tx, kind.lifecycle, {
      record,
      verb: 'discard',
      change: {},
      actor,
      capacity: issuerCapacity(kind, actor, 'discard', record.councilId),
      reason,
      event: kind.discardEvent({ reason }),
    })
    await dropDraftFiles(tx, caseId)
    return { id: caseId }
  })
}
