import type { PermissionScope } from '@hamkori/schema/permissions'
import { recordAudit } from '../../platform/audit.ts'
import { capacityFor } from '../../platform/authorize.ts'
import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/viewer.ts'
import { accounts } from '../identity/index.ts'

/** What the audit log says of an invitation that is sent. */
type InvitationEvent =
  | { readonly action: 'person:invite'; readonly payload: Record<string, never> }
  | { readonly action: 'invitation:renew'; readonly payload: { readonly corrected?: 'address' } }

/**
 * Sends an invitation in the transaction of an action that has asked who may do it, and leaves one audit entry. `council`
 * is the one of the seat, if there is one.
 */
export async function inviteByMail(
  tx: Tx,
  actor: Actor,
  person: Parameters<typeof accounts.sendInvitation>[2],
  event: InvitationEvent,
  council: PermissionScope,
): Promise<void> {
  await accounts.sendInvitation(tx, actor, person)
  await recordAudit(tx, actor, {
    ...capacityFor(actor, 'person:invite', council),
    ...event,
    subjectType: 'Person',
    subjectId: person.id,
  })
}
