import { recordAudit } from '../../../platform/audit.ts'
import { requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { ForbiddenError } from '../../../platform/errors.ts'
import type { Viewer } from '../../../platform/viewer.ts'

/** Ends every session of the viewer but this one, begun ones too. Leaves one audit entry with their number. */
export async function endOtherSessions(viewer: Viewer): Promise<void> {
  requirePermission(viewer, 'session:end')
  if (viewer.kind !== 'person') throw new ForbiddenError('session:end')
  const { personId, sessionId } = viewer
  await db.$transaction(async (tx) => {
    const count = await endOtherSessionsOf(tx, personId, sessionId)
    await recordAudit(tx, viewer, {
      action: 'session:end',
      payload: { others: count },
      subjectType: 'Person',
      subjectId: personId,
    })
  })
}

/** Ends every session of a person but one, in the transaction of the action that wants it; returns how many there were. */
export async function endOtherSessionsOf(tx: Tx, personId: string, sessionId: string): Promise<number> {
  const { count } = await tx.session.deleteMany({ where: { personId, id: { not: sessionId } } })
  return count
}
