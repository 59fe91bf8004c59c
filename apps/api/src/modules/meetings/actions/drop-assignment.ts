import { dropAssignmentInput } from '@hamkori/schema/meetings.assignments'
import type { DropAssignmentInput } from '@hamkori/schema/meetings.assignments'
import { councilCapacity } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { assignmentLifecycle, findAssignmentForAction } from '../assignment-lifecycle.queries.ts'
import { stepOfAssignment } from '../assignments.policy.ts'

/**
 * Drops an assignment that is not needed any more, with a reason that everybody reads. Chair, deputy chair and secretary of the council;
 * leaves one step in the public history and one audit entry. Another version than the one that was read is a ConflictError. Throws
 * InvalidInputError, NotFoundError, ForbiddenError too.
 */
export async function dropAssignment(actor: Actor, input: DropAssignmentInput): Promise<{ id: string }> {
  const { assignmentId, version, reason } = parseInput(dropAssignmentInput, input)
  return db.$transaction(async (tx) => {
    const assignment = await findAssignmentForAction(tx, assignmentId)
    stepOfAssignment(actor, assignment, 'drop')
    if (version !== assignment.version) throw new ConflictError()
    await transition(tx, assignmentLifecycle, {
      record: assignment,
      verb: 'drop',
      change: { closedAt: now(), doneOn: null },
      actor,
      capacity: councilCapacity(actor, assignment.councilId) ?? 'system',
      reason,
      event: { action: 'assignment:drop', payload: { reason } },
    })
    return { id: assignmentId }
  })
}
