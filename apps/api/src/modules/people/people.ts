import type { PermissionScope } from '@hamkori/schema/permissions'
import type { Tx } from '../../platform/db.ts'
import { InvalidInputError, invalidAt } from '../../platform/errors.ts'
import type { Actor } from '../../platform/viewer.ts'
import { accounts } from '../identity/index.ts'
import { putInPost, refuseUnknown } from './actions/assign-post.ts'
import { loadPeople } from './people.queries.ts'
import { isOneself, mayInviteTo, peopleScope } from './people.policy.ts'
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
   * if there is one. Whose invitation was withdrawn can be invited anew. Throws InvalidInputError at `email` where it has an
   * account, or an invitation waits: the second is told only of people of whom the actor may know.
   */
  async invite(tx: Tx, actor: Actor, invitee: Invitee, council: PermissionScope): Promise<{ id: string }> {
    const id = await accountFor(tx, actor, invitee)
    await inviteByMail(tx, actor, { id, ...invitee }, { action: 'person:invite', payload: {} }, council)
    return { id }
  },
}

/** The account of somebody who is invited: a new one, or one that was never opened and that no invitation waits for. */
async function accountFor(tx: Tx, actor: Actor, invitee: Invitee): Promise<string> {
  const known = await accounts.find(tx, invitee.email)
  if (known === null) return (await accounts.open(tx, invitee)).id
  const [seats, offers, posts] = [
    await tx.membershipView.count({ where: { personId: known.id } }),
    await tx.seatOfferView.findMany({ where: { personId: known.id }, select: { councilId: true } }),
    await tx.post.count({ where: { personId: known.id } }),
  ]
  if (!known.accepted && !known.suspended && !known.waits && seats + offers.length + posts === 0) {
    await accounts.rename(tx, known.id, invitee)
    return known.id
  }
  const reach = peopleScope(actor)
  const isVisible = reach === 'everybody' || offers.some(({ councilId }) => reach?.includes(councilId) === true)
  throw new InvalidInputError([
    invalidAt(['email'], known.waits && !known.accepted && isVisible ? 'invitation_waits' : 'has_account'),
  ])
}
