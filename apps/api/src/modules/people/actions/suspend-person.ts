import { personActInput } from '@hamkori/schema/people'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, NotFoundError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { accounts } from '../../identity/index.ts'
import { isOneself } from '../people.policy.ts'

/**
 * Suspends a person: nobody signs in by that account until it is restored, and every session ends with the action. Posts and
 * seats stay on the record. Administrators and the system, never oneself; leaves one audit entry with the reason. Throws
 * ConflictError where the person is suspended already.
 */
export async function suspendPerson(actor: Actor, input: z.input<typeof personActInput>): Promise<{ id: string }> {
  const { personId, reason } = parseInput(personActInput, input)
  requirePermission(actor, 'person:suspend')
  if (isOneself(actor, personId)) throw new ForbiddenError('person:suspend')
  requireConfirmation(actor)
  return db.$transaction(async (tx) => {
    const person = await accounts.lock(tx, actor, personId, 'person:suspend')
    if (person === null) throw new NotFoundError()
    if (person.suspendedAt !== null) throw new ConflictError()
    await accounts.suspend(tx, personId, reason)
    await recordAudit(tx, actor, {
      ...capacityFor(actor, 'person:suspend'),
      action: 'person:suspend',
      payload: { reason },
      subjectType: 'Person',
      subjectId: personId,
    })
    return { id: personId }
  })
}
