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
 * Lets a suspended person sign in again; no session of before comes back. Administrators and the system, never oneself;
 * leaves one audit entry with the reason. Throws ConflictError where the person is not suspended.
 */
export async function restorePerson(actor: Actor, input: z.input<typeof personActInput>): Promise<{ id: string }> {
  const { personId, reason } = parseInput(personActInput, input)
  requirePermission(actor, 'person:restore')
  if (isOneself(actor, personId)) throw new ForbiddenError('person:restore')
  requireConfirmation(actor)
  return db.$transaction(async (tx) => {
    const person = await accounts.lock(tx, actor, personId, 'person:restore')
    if (person === null) throw new NotFoundError()
    if (person.suspendedAt === null) throw new ConflictError()
    await accounts.restore(tx, personId)
    await recordAudit(tx, actor, {
      ...capacityFor(actor, 'person:restore'),
      action: 'person:restore',
      payload: { reason },
      subjectType: 'Person',
      subjectId: personId,
    })
    return { id: personId }
  })
}
