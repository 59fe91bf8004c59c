import type { z } from 'zod'
import { endMembershipInput } from '@hamkori/schema/councils'
import type { MembershipModel } from '../../../../generated/prisma/models.ts'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation } from '../../../platform/authorize.ts'
import { dateOf, dayOf, today } from '../../../platform/clock.ts'
import { db, run } from '../../../platform/db.ts'
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  invalidAt,
  parseInput,
} from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { accounts } from '../../identity/index.ts'
import { people } from '../../people/index.ts'
import { mayEndMembership } from '../councils.policy.ts'
import { kysely, query } from '../../../platform/query.ts'

const membershipForUpdate = query((values: { membershipId: string }) =>
  kysely.selectFrom('membership').select('id').where('id', '=', values.membershipId).forUpdate(),
)

/**
 * Ends a membership on its last day, with a reason; the seat stays listed. Coordinators, administrators and the system,
 * and the council's chair and deputy; never one's own. Every session of the person ends with the action, and where the last
 * day is today or gone, the right does too; otherwise it ends with that day. Leaves one audit entry. The same end again changes nothing; another end of an ended membership is a ConflictError.
 */
export async function endMembership(actor: Actor, input: z.input<typeof endMembershipInput>): Promise<MembershipModel> {
  const { membershipId, on, reason } = parseInput(endMembershipInput, input)
  // Seats are public, so that whoever may not end one learns nothing from the difference.
  const known = await db.membership.findUnique({ where: { id: membershipId } })
  if (!mayEndMembership(actor, known?.councilId ?? '')) throw new ForbiddenError('membership:end')
  if (known === null) throw new NotFoundError()
  if (people.isOneself(actor, known.personId)) throw new ForbiddenError('membership:end')
  requireConfirmation(actor)
  return db.$transaction(async (tx) => {
    await accounts.lock(tx, actor, known.personId, 'membership:end')
    await run(membershipForUpdate, { membershipId }, tx)
    const held = await tx.membership.findUniqueOrThrow({ where: { id: membershipId } })
    if (on < dayOf(held.termFrom)) throw new InvalidInputError([invalidAt(['on'], 'date_before_other')])
    if (held.endedReason !== null) {
      if (held.endedReason === reason && held.termTo !== null && dayOf(held.termTo) === on) return held
      throw new ConflictError()
    }
    const ended = await tx.membership.update({
      where: { id: membershipId },
      data: { termTo: dateOf(on), endedReason: reason, endedAtOnce: on <= today() },
    })
    if (held.personId !== null) await accounts.endSessions(tx, held.personId)
    await recordAudit(tx, actor, {
      ...capacityFor(actor, 'membership:end', { councilId: held.councilId }),
      action: 'membership:end',
      payload: { ended: reason, lastDay: on },
      subjectType: 'Membership',
      subjectId: membershipId,
    })
    return ended
  })
}
