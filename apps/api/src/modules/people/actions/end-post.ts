import { endPostInput } from '@hamkori/schema/people'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { dateOf, dayOf, today } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import { requireEndWithin } from '../../../platform/end-of-term.ts'
import { ForbiddenError, InvalidInputError, NotFoundError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { accounts } from '../../identity/index.ts'
import { isOneself } from '../people.policy.ts'

/**
 * Ends a post on its last day, with a reason; it stays on the record. Every session of the person ends with the action, and
 * where the last day is today or gone, the right does too; otherwise it ends with that day.
 * Administrators and the system, never for themselves; leaves one audit entry. As long as the last day is still to come, it can
 * be set anew, for example because it was mistyped; an end that has come stands (ConflictError). Throws InvalidInputError at
 * `on` for a day before the first, after the planned last one, more than a year ahead, or on which the person holds the same post
 * again or sits on the council of the department. Returns the person's id.
 */
export async function endPost(actor: Actor, input: z.input<typeof endPostInput>): Promise<{ personId: string }> {
  const { postId, on, reason } = parseInput(endPostInput, input)
  requirePermission(actor, 'post:end')
  const known = await db.post.findUnique({ where: { id: postId }, select: { personId: true } })
  if (known === null) throw new NotFoundError()
  const { personId } = known
  if (isOneself(actor, personId)) throw new ForbiddenError('post:end')
  requireConfirmation(actor)
  try {
    return await db.$transaction(async (tx) => {
      await accounts.lock(tx, actor, personId, 'post:end')
      const post = await tx.post.findUniqueOrThrow({ where: { id: postId } })
      const { validFrom, validTo, endedReason, role, departmentId } = post
      const lastDay = validTo === null ? null : dayOf(validTo)
      requireEndWithin(on, { firstDay: dayOf(validFrom), lastDay, ended: endedReason !== null })
      const again = await tx.post.count({
        where: { id: { not: postId }, personId, role, departmentId, validFrom: { gt: validFrom, lte: dateOf(on) } },
      })
      if (again > 0) throw new InvalidInputError([invalidAt(['on'], 'taken_from_then')])
      await tx.post.update({
        where: { id: postId },
        data: { validTo: dateOf(on), endedReason: reason, endedAtOnce: on <= today() },
      })
      await accounts.endSessions(tx, personId)
      await recordAudit(tx, actor, {
        ...capacityFor(actor, 'post:end'),
        action: 'post:end',
        payload: { role, lastDay: on, reason },
        subjectType: 'Post',
        subjectId: postId,
      })
      return { personId }
    })
  } catch (failure) {
    // The trigger that keeps officers off the council of their own department.
    throw isUniqueViolation(failure) ? new InvalidInputError([invalidAt(['on'], 'taken_from_then')]) : failure
  }
}
