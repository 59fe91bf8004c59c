import { requirePermission } from '../../platform/authorize.ts'
import type { Tx } from '../../platform/db.ts'
import { ForbiddenError, NotFoundError } from '../../platform/errors.ts'
import type { Actor } from '../../platform/viewer.ts'
import { accounts } from '../identity/index.ts'
import { mayInviteTo, peopleScope } from './people.policy.ts'

type LockedPerson = NonNullable<Awaited<ReturnType<typeof accounts.lock>>>

/** Somebody who was invited, with the council of a seat that waits, if there is one. */
export type LockedInvited = LockedPerson & { readonly councilId: string | undefined }

/**
 * Holds the account of somebody who was invited, for an actor who may invite to what that person holds. Throws
 * ForbiddenError for whoever may invite nobody or not to that, NotFoundError for a person the actor may not know of.
 */
export async function lockInvited(tx: Tx, actor: Actor, personId: string): Promise<LockedInvited> {
  const reach = peopleScope(actor)
  if (reach === null) requirePermission(actor, 'person:invite')
  const person = await accounts.lock(tx, actor, personId, 'person:invite')
  const wanted = { where: { personId }, select: { councilId: true } }
  const seats = [...(await tx.membershipView.findMany(wanted)), ...(await tx.seatOfferView.findMany(wanted))]
  const isVisible = reach === 'everybody' || seats.some(({ councilId }) => reach?.includes(councilId) === true)
  if (person === null || !isVisible) throw new NotFoundError()
  const holdsPosts = (await tx.post.count({ where: { personId } })) > 0
  if (!mayInviteTo(actor, { holdsPosts, councilIds: seats.map(({ councilId }) => councilId) })) {
    throw new ForbiddenError('person:invite')
  }
  return { ...person, councilId: seats[0]?.councilId }
}
