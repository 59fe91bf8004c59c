import { recordAudit } from '../../../platform/audit.ts'
import { db } from '../../../platform/db.ts'
import type { Viewer } from '../../../platform/viewer.ts'

/** Ends the viewer's own session; the token is worthless from then on. Leaves one audit entry. Harmless when not signed in. */
export async function signOut(viewer: Viewer): Promise<void> {
  if (viewer.kind !== 'person') return
  await db.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id: viewer.sessionId } })
    if (count === 0) return
    await recordAudit(tx, {
      actor: viewer,
      action: 'identity:signOut',
      subjectType: 'Session',
      subjectId: viewer.sessionId,
    })
  })
}
