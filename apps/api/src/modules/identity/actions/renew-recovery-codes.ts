import { recordAudit } from '../../../platform/audit.ts'
import { requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ForbiddenError } from '../../../platform/errors.ts'
import { postMail } from '../../../platform/mail-job.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { noticeMessage } from '../mail/messages.ts'
import { replaceRecoveryCodes } from './add-factor.ts'

/**
 * Ten new recovery codes in place of the old ones, for whoever has just confirmed it; they are shown this once. Leaves one
 * audit entry and tells the person. Throws ConfirmationNeededError.
 */
export async function renewRecoveryCodes(viewer: Viewer): Promise<readonly string[]> {
  requirePermission(viewer, 'recoveryCodes:renew')
  requireConfirmation(viewer)
  if (viewer.kind !== 'person') throw new ForbiddenError('recoveryCodes:renew')
  const { personId, email } = viewer
  return db.$transaction(async (tx) => {
    const codes = await replaceRecoveryCodes(tx, personId)
    await recordAudit(tx, viewer, {
      action: 'recoveryCodes:renew',
      payload: {},
      subjectType: 'Person',
      subjectId: personId,
    })
    const { language } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { language: true } })
    await postMail(tx, noticeMessage({ email, language }, 'recoveryCodesRenewed'))
    return codes
  })
}
