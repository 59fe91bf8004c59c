import { writeMemberNameInput } from '@hamkori/schema/councils'
import type { z } from 'zod'
import type { MembershipModel } from '../../../../generated/prisma/models.ts'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, NotFoundError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { mayWriteMemberName } from '../councils.policy.ts'

/**
 * Writes down who holds or held a seat, or puts it right, for those who may know: what the member chose to publish stays as it is.
 * Coordinators, administrators and the system, and the council's chair and deputy. Leaves one audit entry without the name; the same
 * name again changes nothing.
 */
export async function writeMemberName(
  actor: Actor,
  input: z.input<typeof writeMemberNameInput>,
): Promise<MembershipModel> {
  const { membershipId, name } = parseInput(writeMemberNameInput, input)
  // Seats are public, so that whoever may not write learns nothing from the difference.
  const known = await db.membership.findUnique({ where: { id: membershipId } })
  if (!mayWriteMemberName(actor, known?.councilId ?? '')) throw new ForbiddenError('memberName:write')
  if (known === null) throw new NotFoundError()
  if (known.holderName === name) return known
  return db.$transaction(async (tx) => {
    const named = await tx.membership.update({ where: { id: membershipId }, data: { holderName: name } })
    await recordAudit(tx, actor, {
      ...capacityFor(actor, 'memberName:write', { councilId: named.councilId }),
      action: 'memberName:write',
      payload: { seat: named.seat },
      subjectType: 'Membership',
      subjectId: membershipId,
    })
    return named
  })
}
