import { run } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { ForbiddenError } from '../../platform/errors.ts'
import { any, kysely, query } from '../../platform/query.ts'
import type { Permission } from '@hamkori/schema/permissions'
import type { Actor } from '../../platform/viewer.ts'

/** A person's account as an action on it finds it, held until the action is done. */
export interface LockedPerson {
  readonly id: string
  readonly email: string
  readonly label: string
  readonly language: string
  readonly acceptedAt: Date | null
  readonly suspendedAt: Date | null
}

const peopleForUpdate = query((values: { ids: readonly string[] }) =>
  kysely
    .selectFrom('person')
    .select(['id', 'email', 'label', 'language', 'accepted_at as acceptedAt', 'suspended_at as suspendedAt'])
    .where('id', '=', any(values.ids))
    .orderBy('id')
    .forUpdate(),
)

/**
 * Holds the actor's row and the person's until the action is done, in the order of their ids, so that two administrators who
 * act on each other at once do it one after the other. Null where there is no such person. Throws ForbiddenError where
 * the actor's own session has ended in the meantime, for example because somebody else's act ended it.
 */
export async function lockPerson(
  tx: Tx,
  actor: Actor,
  personId: string | null,
  permission: Permission,
): Promise<LockedPerson | null> {
  const actorId = actor.kind === 'person' ? actor.personId : null
  const ids = [actorId, personId].filter((id) => id !== null)
  const rows = await run(peopleForUpdate, { ids }, tx)
  if (actor.kind === 'person') {
    const here = await tx.session.count({ where: { id: actor.sessionId, personId: actor.personId } })
    if (here === 0) throw new ForbiddenError(permission)
  }
  return rows.find(({ id }) => id === personId) ?? null
}

/** Holds a person's row until the transaction ends, so that two acts on one account follow each other. */
export async function holdPerson(tx: Tx, personId: string): Promise<void> {
  await run(peopleForUpdate, { ids: [personId] }, tx)
}

/** Ends every session of a person, in the transaction of the action that takes a right away. */
export async function endSessions(tx: Tx, personId: string): Promise<void> {
  await tx.session.deleteMany({ where: { personId } })
}
