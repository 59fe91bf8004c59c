import type { PermissionScope } from '@hamkori/schema/permissions'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/viewer.ts'
import type { Language } from '@hamkori/schema/languages'
import { putInPost, refuseUnknown } from './actions/assign-post.ts'
import { endSessions, lockPerson } from './lock-person.ts'
import { isOneself, mayInviteTo } from './identity.policy.ts'
import { normalizePerson, loadPeople } from './people.queries.ts'
import { sendInvitation } from './send-invitation.ts'

/** Who is invited. */
export interface Invitee {
  readonly email: string
  readonly label: string
  readonly language: Language
}

/**
 * What the modules above need of an account inside a transaction of theirs, each after they have asked who may do it.
 */
export const accounts = {
  isOneself,
  mayInviteTo,
  load: loadPeople,
  lock: lockPerson,
  endSessions,
  putInPost,
  refuseUnknown,

  /**
   * Opens an account without a password for somebody who is invited, and sends the link; `council` is the one of the seat,
   * if there is one. An e-mail that has an account is a broken unique rule, which the action turns into a ConflictError.
   */
  async invite(
    tx: Tx,
    actor: Actor,
    { email, label, language }: Invitee,
    council: PermissionScope,
  ): Promise<{ id: string }> {
    const person = await tx.person.create({
      data: { email, label, language, searchText: normalizePerson(label, email), createdAt: now() },
      select: { id: true },
    })
    await sendInvitation(tx, actor, { id: person.id, email, label, language }, 'person:invite', council)
    return person
  },
}
