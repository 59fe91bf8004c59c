import { recordAudit } from '../../../platform/audit.ts'
import { requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../../../platform/errors.ts'
import { postMail } from '../../../platform/mail-job.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { noticeMessage } from '../mail/messages.ts'
import { holdPerson } from '../account-statements.ts'

/**
 * Removes one of the viewer's factors, for whoever has just confirmed it. Leaves one audit entry and tells the person.
 * Throws NotFoundError for a factor of somebody else, and ConflictError for the last one: no account goes without.
 */
export async function removeFactor(viewer: Viewer, factorId: string): Promise<void> {
  requirePermission(viewer, 'factor:remove')
  requireConfirmation(viewer)
  if (viewer.kind !== 'person') throw new ForbiddenError('factor:remove')
  const { personId, email } = viewer
  await db.$transaction(async (tx) => {
    // One at a time for each person, so that of two last factors one stays.
    await holdPerson(tx, personId)
    const factor = await tx.factor.findFirst({ where: { id: factorId, personId }, select: { kind: true } })
    if (factor === null) throw new NotFoundError()
    if ((await tx.factor.count({ where: { personId } })) === 1) throw new ConflictError()
    await tx.factor.delete({ where: { id: factorId } })
    await recordAudit(tx, viewer, {
      action: 'factor:remove',
      payload: { factor: factor.kind },
      subjectType: 'Factor',
      subjectId: factorId,
    })
    const { language } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { language: true } })
    await postMail(tx, noticeMessage({ email, language }, 'factorRemoved'))
  })
}
