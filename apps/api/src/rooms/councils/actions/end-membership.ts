import type { z } from 'zod'
import { endMembershipInput } from '@hamkori/schema/councils'
import type { MembershipModel } from '../../../../generated/prisma/models.ts'
import { recordAudit } from '../../../platform/audit.ts'
import { dateOf, dayOf } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  invalidAt,
  parseInput,
} from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { mayEndMembership } from '../councils.policy.ts'

/**
 * Ends a membership on its last day, with a reason; the seat stays listed. Coordinators, administrators and the system;
 * leaves one audit entry. The same end again changes nothing; another end of an ended membership is a ConflictError.
 */
export async function endMembership(actor: Actor, input: z.input<typeof endMembershipInput>): Promise<MembershipModel> {
  const { membershipId, termTo, reason } = parseInput(endMembershipInput, input)
  if (!mayEndMembership(actor)) throw new ForbiddenError('membership:end')
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM membership WHERE id = ${membershipId}::uuid FOR UPDATE`
    const held = await tx.membership.findUnique({ where: { id: membershipId } })
    if (held === null) throw new NotFoundError()
    if (termTo < dayOf(held.termFrom)) throw new InvalidInputError([invalidAt(['termTo'], 'date_before_other')])
    if (held.endedReason !== null) {
      if (held.endedReason === reason && held.termTo !== null && dayOf(held.termTo) === termTo) return held
      throw new ConflictError()
    }
    const ended = await tx.membership.update({
      where: { id: membershipId },
      data: { termTo: dateOf(termTo), endedReason: reason },
    })
    await recordAudit(tx, {
      actor,
      action: 'membership:end',
      subjectType: 'Membership',
      subjectId: membershipId,
      note: `${reason}, last day ${termTo}`,
    })
    return ended
  })
}
