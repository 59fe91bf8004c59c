import { invitationHours } from '@hamkori/schema/identity'
import type { PermissionScope } from '@hamkori/schema/permissions'
import { recordAudit } from '../../platform/audit.ts'
import { capacityFor } from '../../platform/authorize.ts'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { postMail } from '../../platform/mail-job.ts'
import { personIdOf } from '../../platform/viewer.ts'
import type { Actor } from '../../platform/viewer.ts'
import type { LockedPerson } from './lock-person.ts'
import { invitationMessage } from './mail/messages.ts'
import { newToken, tokenHash } from './sessions.ts'

/**
 * Sends an invitation in the transaction of an action that has asked who may do it: withdraws the one that waits, if any,
 * and posts a new link of 72 hours, good once. `council` is the one of the seat, if there is one. Leaves one audit entry.
 */
export async function sendInvitation(
  tx: Tx,
  actor: Actor,
  person: Pick<LockedPerson, 'id' | 'email' | 'label' | 'language'>,
  action: 'person:invite' | 'invitation:renew',
  council: PermissionScope,
): Promise<void> {
  const moment = now()
  const token = newToken()
  await tx.invitation.updateMany({
    where: { personId: person.id, usedAt: null, withdrawnAt: null },
    data: { withdrawnAt: moment },
  })
  await tx.invitation.create({
    data: {
      personId: person.id,
      tokenHash: tokenHash(token),
      invitedById: personIdOf(actor),
      createdAt: moment,
      expiresAt: new Date(moment.getTime() + invitationHours * 3_600_000),
    },
  })
  await postMail(tx, invitationMessage(person, person.label, token))
  await recordAudit(tx, actor, {
    ...capacityFor(actor, 'person:invite', council),
    action,
    payload: {},
    subjectType: 'Person',
    subjectId: person.id,
  })
}
