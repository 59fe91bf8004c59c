import type { PermissionScope } from '@hamkori/schema/permissions'
import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/viewer.ts'
import { accounts } from '../identity/index.ts'
import { putInPost, refuseUnknown } from './actions/assign-post.ts'
import { loadPeople } from './people.queries.ts'
import { isOneself, mayInviteTo } from './people.policy.ts'
import { inviteByMail } from './invite-by-mail.ts'

type Invitee = Parameters<typeof accounts.open>[1]

/** What the modules above need of people inside a transaction of theirs, each after they have asked who may do it. */
export const people = {
  isOneself,
  mayInviteTo,
  load: loadPeople,
  putInPost,
  refuseUnknown,

  /**
   * Opens an account without a password for somebody who is invited, and sends the link; `council` is the one of the seat,
   * if there is one. An email that has an account is a broken unique rule, which the action turns into a ConflictError.
   */
  async invite(tx: Tx, actor: Actor, invitee: Invitee, council: PermissionScope): Promise<{ id: string }> {
    const { id } = await accounts.open(tx, invitee)
    await inviteByMail(tx, actor, { id, ...invitee }, 'person:invite', council)
    return { id }
  },
}
