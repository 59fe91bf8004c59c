import { ForbiddenError } from '../../platform/errors.ts'
import type { Tx } from '../../platform/db.ts'
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
  const rows = await tx.$queryRaw<LockedPerson[]>`
    SELECT id, email, label, language, accepted_at AS "acceptedAt", suspended_at AS "suspendedAt"
    FROM person WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
  if (actor.kind === 'person') {
    const here = await tx.session.count({ where: { id: actor.sessionId, personId: actor.personId } })
    if (here === 0) throw new ForbiddenError(permission)
  }
  return rows.find(({ id }) => id === personId) ?? null
}

/** Ends every session of a person, in the transaction of the action that takes a right away. */
export async function endSessions(tx: Tx, personId: string): Promise<void> {
  await tx.session.deleteMany({ where: { personId } })
}
