import { assignmentTransitions } from '@hamkori/schema/meetings.assignments'
import type { AssignmentVerb } from '@hamkori/schema/meetings.assignments'
import { stepFor } from '@hamkori/schema/transitions'
import type { Prisma } from '../../../generated/prisma/client.ts'
import type { AssignmentModel } from '../../../generated/prisma/models.ts'
import { dayOf } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { addSteps } from '../../platform/transition.ts'
import type { Lifecycle } from '../../platform/transition.ts'
import type { Actor } from '../../platform/viewer.ts'
import { subjectOf } from './assignments.policy.ts'
import type { AssignmentFacts } from './assignments.policy.ts'

/** An assignment as an action reads it. */
export type AssignmentForAction = AssignmentModel & AssignmentFacts & { readonly meetingHeldOn: string }

const recordType = 'Assignment'

/** The states of assignments. Each transition counts the version up, so that of two at once only one wins. */
export const assignmentLifecycle: Lifecycle<
  AssignmentForAction,
  AssignmentVerb,
  Prisma.AssignmentUncheckedUpdateManyInput
> = {
  recordType,
  transitions: assignmentTransitions,
  subjectOf,
  update: (tx, { id, state, version }, change) =>
    tx.assignment.updateMany({ where: { id, state, version }, data: { ...change, version: { increment: 1 } } }),
}

/** An assignment with what its policy needs to know. Throws {@link NotFoundError} for an unknown id. */
export async function findAssignmentForAction(tx: Db, id: string): Promise<AssignmentForAction> {
  const found = await tx.assignment.findUnique({
    where: { id },
    include: { decision: { select: { meeting: { select: { councilId: true, state: true, heldOn: true } } } } },
  })
  if (found === null) throw new NotFoundError()
  const { decision, ...assignment } = found
  const report =
    assignment.state === 'reported'
      ? await tx.transition.findFirst({
          where: { recordType, recordId: id, verb: 'report' },
          orderBy: [{ at: 'desc' }, { id: 'desc' }],
        })
      : null
  return {
    ...assignment,
    councilId: decision.meeting.councilId,
    meetingState: decision.meeting.state,
    meetingHeldOn: dayOf(decision.meeting.heldOn),
    reportedBy: report?.actorId ?? null,
  }
}

/** Brings the assignments of the binding decisions of a meeting into force, each with its step; the signature has its audit entry. */
export async function bringIntoForce(
  tx: Tx,
  meetingId: string,
  { at, actor, capacity }: { readonly at: Date; readonly actor: Actor; readonly capacity: string },
): Promise<void> {
  const step = stepFor(assignmentTransitions, 'drafted', 'enterIntoForce')
  if (step === undefined) throw new Error('the table of assignments lacks enterIntoForce')
  const drafted = { decision: { meetingId, binding: true }, state: 'drafted' as const }
  const assignments = await tx.assignment.findMany({ where: drafted, select: { id: true } })
  const ids = assignments.map(({ id }) => id)
  await tx.assignment.updateMany({
    where: { ...drafted, id: { in: ids } },
    data: { state: step.to, inForceFrom: at, version: { increment: 1 } },
  })
  await addSteps(tx, assignmentLifecycle, { ids, from: 'drafted', verb: step.verb, to: step.to, at, actor, capacity })
}
