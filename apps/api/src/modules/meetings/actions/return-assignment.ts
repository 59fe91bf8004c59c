import { returnAssignmentInput } from '@hamkori/schema/meetings.assignments'
import type { ReturnAssignmentInput } from '@hamkori/schema/meetings.assignments'
import { councilCapacity } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { assignmentLifecycle, findAssignmentForAction } from '../assignment-lifecycle.queries.ts'
import { stepOfAssignment } from '../assignments.policy.ts'

/**
 * Returns the report that an assignment is done, with a reason that everybody reads: it is open again, and its last day is what it was.
 * Chair, deputy chair and secretary of the council, but never whoever has reported it. Leaves one step in the public history and one
 * audit entry. Another version than the one that was read is a ConflictError. Throws InvalidInputError, NotFoundError, ForbiddenError too.
 */
export async function returnAssignment(actor: Actor, input: ReturnAssignmentInput): Promise<{ id: string }> {
  const { assignmentId, version, reason } = parseInput(returnAssignmentInput, input)
  return db.$transaction(async (tx) => {
    const assignment = await findAssignmentForAction(tx, assignmentId)
    stepOfAssignment(actor, assignment, 'returnReport')
    if (version !== assignment.version) throw new ConflictError()
    await transition(tx, assignmentLifecycle, {
      record: assignment,
      verb: 'returnReport',
      change: { doneOn: null },
      actor,
      capacity: councilCapacity(actor, assignment.councilId) ?? 'system',
      reason,
      event: { action: 'assignment:returnReport', payload: { reason } },
    })
    return { id: assignmentId }
  })
}
