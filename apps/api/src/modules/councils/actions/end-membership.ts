import type { z } from 'zod'
import { endMembershipInput } from '@hamkori/schema/councils'
import type { MembershipModel } from '../../../../generated/prisma/models.ts'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation } from '../../../platform/authorize.ts'
import { dateOf, dayOf, today } from '../../../platform/clock.ts'
import { db, isUniqueViolation, run } from '../../../platform/db.ts'
import { invitationsJob } from '../../../platform/invitations.ts'
import { enqueue } from '../../../platform/jobs.ts'
import { requireEndWithin } from '../../../platform/end-of-term.ts'
import { ForbiddenError, InvalidInputError, NotFoundError, invalidAt, parseInput } from '../../../platform/errors.ts'
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
 * day is today or gone, the right does too; otherwise it ends with that day. Leaves one audit entry. The same end
 * again changes nothing. As long as the last day is still to come, it can be set anew, for example because it was mistyped; an
 * end that has come stands (ConflictError). Throws InvalidInputError at `on` for a day before the first, after the planned last
 * one, more than a year ahead, or on which the next holder's term has begun.
 */
export async function endMembership(actor: Actor, input: z.input<typeof endMembershipInput>): Promise<MembershipModel> {
  const { membershipId, on, reason } = parseInput(endMembershipInput, input)
  // Seats are public, so that whoever may not end one learns nothing from the difference.
  const known = await db.membership.findUnique({ where: { id: membershipId } })
  if (!mayEndMembership(actor, known?.councilId ?? '')) throw new ForbiddenError('membership:end')
  if (known === null) throw new NotFoundError()
  if (people.isOneself(actor, known.personId)) throw new ForbiddenError('membership:end')
  requireConfirmation(actor)
  try {
    return await db.$transaction(async (tx) => {
      await accounts.lock(tx, actor, known.personId, 'membership:end')
      await run(membershipForUpdate, { membershipId }, tx)
      const held = await tx.membership.findUniqueOrThrow({ where: { id: membershipId } })
      const lastDay = held.termTo === null ? null : dayOf(held.termTo)
      if (held.endedReason === reason && lastDay === on) return held
      requireEndWithin(on, { firstDay: dayOf(held.termFrom), lastDay, ended: held.endedReason !== null })
      const ended = await tx.membership.update({
        where: { id: membershipId },
        data: { termTo: dateOf(on), endedReason: reason, endedAtOnce: on <= today() },
      })
      if (held.personId !== null) {
        await accounts.endSessions(tx, held.personId)
        // Meetings after that day go out of the calendar.
        await enqueue(tx, invitationsJob, {})
      }
      await recordAudit(tx, actor, {
        ...capacityFor(actor, 'membership:end', { councilId: held.councilId }),
        action: 'membership:end',
        payload: { ended: reason, lastDay: on },
        subjectType: 'Membership',
        subjectId: membershipId,
      })
      return ended
    })
  } catch (failure) {
    throw isUniqueViolation(failure) ? new InvalidInputError([invalidAt(['on'], 'taken_from_then')]) : failure
  }
}
