import { assertTransition } from '../../../platform/assert-transition.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, NotFoundError } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import type { CaseTypes } from '../case-kind.ts'
import type { CaseKind } from '../define-case.ts'
import { issuerCapacity } from '../signature.ts'
import { findCaseSource } from '../source.queries.ts'
import type { CaseSource, CaseSourceInput } from '../source.queries.ts'
import { writtenColumns } from '../written-columns.ts'
import type { WrittenText } from '../written-columns.ts'

/** A case written anew, checked by the kind's zod schema. */
interface Edit<Types extends CaseTypes> {
  readonly caseId: string
  /** The version that the editor has read. */
  readonly version: number
  readonly content: Pick<CaseSourceInput, 'meetingId' | 'decisionId'> & WrittenText
  readonly ownColumns: Partial<Types['ownColumns']>
  /** The kind's own rule for where a case may come from. Throws a refusal. */
  readonly checkSource?: (source: CaseSource) => void
  /** Printed in the public history. */
  readonly reason?: string | undefined
}

/**
 * Writes a case anew that was not handed over yet: its number, council and department stay. Whoever the transition table lets do so
 * for its council; leaves one step in the history and one audit entry. Another version than the one that was read is a ConflictError.
 * Throws NotFoundError, ForbiddenError, InvalidInputError too.
 */
export async function amendCase<Types extends CaseTypes>(
  kind: CaseKind<Types>,
  actor: Actor,
  { caseId, version, content, ownColumns, checkSource, reason }: Edit<Types>,
): Promise<{ id: string }> {
  const record = await kind.read.forAction(caseId)
  if (record === null) throw new NotFoundError()
  assertTransition(kind.transitions, actor, kind.lifecycle.subjectOf(actor, record), 'amend')
  if (version !== record.version) throw new ConflictError()
  const { councilId, departmentId } = record
  const source = await findCaseSource({ ...content, councilId, departmentId })
  checkSource?.(source)
  return db.$transaction(async (tx) => {
    await transition(tx, kind.lifecycle, {
      record,
      verb: 'amend',
      change: { ...ownColumns, ...writtenColumns(content, source) },
      actor,
      capacity: issuerCapacity(kind, actor, 'amend', councilId),
      reason,
      event: kind.stepEvent('amend'),
    })
    return { id: caseId }
  })
}
