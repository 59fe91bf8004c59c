import { confirmAssignmentInput } from '@hamkori/schema/meetings.assignments'
import type { ConfirmAssignmentInput } from '@hamkori/schema/meetings.assignments'
import { councilCapacity } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { assignmentLifecycle, findAssignmentForAction } from '../assignment-lifecycle.queries.ts'
import { stepOfAssignment } from '../assignments.policy.ts'

/**
 * Confirms that an assignment is done as was reported: its end. Chair, deputy chair and secretary of the council, but never whoever has
 * reported it. Leaves one step in the public history and one audit entry. Another version than the one that was read is a ConflictError.
 * Throws InvalidInputError, NotFoundError, ForbiddenError too.
 */
export async function confirmAssignment(actor: Actor, input: ConfirmAssignmentInput): Promise<{ id: string }> {
  const { assignmentId, version } = parseInput(confirmAssignmentInput, input)
  return db.$transaction(async (tx) => {
    const assignment = await findAssignmentForAction(tx, assignmentId)
    stepOfAssignment(actor, assignment, 'confirm')
    if (version !== assignment.version) throw new ConflictError()
    await transition(tx, assignmentLifecycle, {
      record: assignment,
      verb: 'confirm',
      change: { closedAt: now() },
      actor,
      capacity: councilCapacity(actor, assignment.councilId) ?? 'system',
      event: { action: 'assignment:confirm', payload: {} },
    })
    return { id: assignmentId }
  })
}
