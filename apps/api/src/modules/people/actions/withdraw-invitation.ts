import { personActInput } from '@hamkori/schema/people'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { accounts } from '../../identity/index.ts'
import { lockInvited } from '../lock-invited.ts'

/**
 * Withdraws an invitation that waits: its link is worth nothing from then on, and the seat that it offered is free. Posts that
 * came with it are ended by acts of their own. Whoever may invite to what the person holds; leaves one audit entry with the reason. Throws
 * NotFoundError for a person the actor may not know of, ConflictError where no invitation waits.
 */
export async function withdrawInvitation(actor: Actor, input: z.input<typeof personActInput>): Promise<{ id: string }> {
  const { personId, reason } = parseInput(personActInput, input)
  return db.$transaction(async (tx) => {
    const { councilId } = await lockInvited(tx, actor, personId)
    if (!(await accounts.withdrawInvitation(tx, personId))) throw new ConflictError()
    await recordAudit(tx, actor, {
      ...capacityFor(actor, 'person:invite', { councilId }),
      action: 'invitation:withdraw',
      payload: { reason },
      subjectType: 'Person',
      subjectId: personId,
    })
    return { id: personId }
  })
}
