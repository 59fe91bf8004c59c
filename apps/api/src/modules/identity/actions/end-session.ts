import { recordAudit } from '../../../platform/audit.ts'
import { requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, NotFoundError } from '../../../platform/errors.ts'
import type { Viewer } from '../../../platform/viewer.ts'

/**
 * Ends one session of the viewer, here or elsewhere: its token is worthless from the next request on. Leaves one audit
 * entry. Throws NotFoundError for a session of somebody else, which looks like none.
 */
export async function endSession(viewer: Viewer, sessionId: string): Promise<void> {
  requirePermission(viewer, 'session:end')
  if (viewer.kind !== 'person') throw new ForbiddenError('session:end')
  const { personId } = viewer
  await db.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id: sessionId, personId } })
    if (count === 0) throw new NotFoundError()
    await recordAudit(tx, viewer, { action: 'session:end', payload: {}, subjectType: 'Session', subjectId: sessionId })
  })
}
