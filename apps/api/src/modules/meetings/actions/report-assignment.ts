import { reportAssignmentInput } from '@hamkori/schema/meetings.assignments'
import type { ReportAssignmentInput } from '@hamkori/schema/meetings.assignments'
import { councilCapacity, officerCapacity } from '../../../platform/authorize.ts'
import { dateOf, now, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { assignmentLifecycle, findAssignmentForAction } from '../assignment-lifecycle.queries.ts'
import { stepOfAssignment } from '../assignments.policy.ts'

/**
 * Reports an assignment done: on which day, not before the meeting and not in the future, and what shows it. Its owner: the member who holds the seat, or an
 * officer of the department; chair, deputy chair and secretary for a member. Leaves one step in the public history and one audit entry;
 * the council confirms it then. Another version than the one that was read is a ConflictError. Throws InvalidInputError, NotFoundError,
 * ForbiddenError too.
 */
export async function reportAssignment(actor: Actor, input: ReportAssignmentInput): Promise<{ id: string }> {
  const { assignmentId, version, doneOn, evidence } = parseInput(reportAssignmentInput, input)
  return db.$transaction(async (tx) => {
    const assignment = await findAssignmentForAction(tx, assignmentId)
    stepOfAssignment(actor, assignment, 'report')
    if (version !== assignment.version) throw new ConflictError()
    if (doneOn > today()) throw new InvalidInputError([invalidAt(['doneOn'], 'date_in_future')])
    if (doneOn < assignment.meetingHeldOn) throw new InvalidInputError([invalidAt(['doneOn'], 'date_before_other')])
    const ofMember = assignment.ownerDepartmentId === null
    await transition(tx, assignmentLifecycle, {
      record: assignment,
      verb: 'report',
      change: { doneOn: dateOf(doneOn) },
      actor,
      capacity: ofMember ? (councilCapacity(actor, assignment.councilId) ?? 'system') : officerCapacity(actor),
      event: { action: 'assignment:report', payload: {} },
    })
    const number = (await tx.assignmentReport.count({ where: { assignmentId } })) + 1
    await tx.assignmentReport.create({
      data: { assignmentId, number, reportedAt: now(), doneOn: dateOf(doneOn), evidence },
    })
    return { id: assignmentId }
  })
}
