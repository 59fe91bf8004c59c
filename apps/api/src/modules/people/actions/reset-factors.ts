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
 * Takes every second factor and recovery code from a person who has lost them, and ends every session: the next sign-in
 * begins with adding a new factor. The password stays. Administrators and the system, never oneself; leaves one audit
 * entry with the reason. Throws ConflictError where there is no factor to take.
 */
export async function resetFactors(actor: Actor, input: z.input<typeof personActInput>): Promise<{ id: string }> {
  const { personId, reason } = parseInput(personActInput, input)
  requirePermission(actor, 'person:resetFactors')
  if (isOneself(actor, personId)) throw new ForbiddenError('person:resetFactors')
  requireConfirmation(actor)
  return db.$transaction(async (tx) => {
    if ((await accounts.lock(tx, actor, personId, 'person:resetFactors')) === null) throw new NotFoundError()
    if (!(await accounts.removeFactors(tx, personId))) throw new ConflictError()
    await recordAudit(tx, actor, {
      ...capacityFor(actor, 'person:resetFactors'),
      action: 'person:resetFactors',
      payload: { reason },
      subjectType: 'Person',
      subjectId: personId,
    })
    return { id: personId }
  })
}
