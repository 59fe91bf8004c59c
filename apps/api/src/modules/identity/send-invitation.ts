import { invitationHours } from '@hamkori/schema/identity'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { personIdOf } from '../../platform/viewer.ts'
import type { Actor } from '../../platform/viewer.ts'
import type { LockedPerson } from './account-statements.ts'
import { postLink } from './jobs/link-mail.ts'
import { invitationMessage } from './mail/messages.ts'
import { newToken, tokenHash } from './sessions.ts'

/**
 * Sends an invitation in the transaction of an action that has asked who may do it: withdraws the one that waits, if any,
 * and posts a new link of 72 hours, good once. The action leaves the audit entry.
 */
export async function sendInvitation(
  tx: Tx,
  actor: Actor,
  person: Pick<LockedPerson, 'id' | 'email' | 'label' | 'language'>,
): Promise<void> {
  const moment = now()
  const token = newToken()
  await tx.invitation.updateMany({
    where: { personId: person.id, usedAt: null, withdrawnAt: null },
    data: { withdrawnAt: moment },
  })
  const { id } = await tx.invitation.create({
    select: { id: true },
    data: {
      personId: person.id,
      tokenHash: tokenHash(token),
      invitedById: personIdOf(actor),
      createdAt: moment,
      expiresAt: new Date(moment.getTime() + invitationHours * 3_600_000),
    },
  })
  await postLink(tx, { invitationId: id }, invitationMessage(person, person.label, token))
}
