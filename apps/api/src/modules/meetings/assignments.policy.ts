import { assignmentTransitions } from '@hamkori/schema/meetings.assignments'
import type { AssignmentState, AssignmentVerb } from '@hamkori/schema/meetings.assignments'
import type { MeetingState } from '@hamkori/schema/meetings'
import { allowedActions, assertTransition, permissionFor } from '../../platform/assert-transition.ts'
import type { Subject } from '../../platform/assert-transition.ts'
import { ForbiddenError } from '../../platform/errors.ts'
import type { Actor } from '../../platform/viewer.ts'
import { isMeetingVisible } from './meetings.policy.ts'

/** What the rules need to know of an assignment. */
export interface AssignmentFacts {
  readonly councilId: string
  readonly meetingState: MeetingState
  readonly state: AssignmentState
  /** Exactly one of the two is set. */
  readonly ownerMembershipId: string | null
  readonly ownerDepartmentId: string | null
  /** Who has reported it done, while that is neither confirmed nor returned. */
  readonly reportedBy: string | null
}

/** The verbs that can be used on an assignment by themselves; the others go with its minutes. */
const offeredVerbs = ['report', 'confirm', 'returnReport', 'drop'] as const satisfies readonly AssignmentVerb[]
export type OfferedAssignmentVerb = (typeof offeredVerbs)[number]

/** The step that a verb makes now. Throws NotFoundError, ForbiddenError or ConflictError (see `assertTransition`). */
export function stepOfAssignment(actor: Actor, assignment: AssignmentFacts, verb: OfferedAssignmentVerb) {
  const step = assertTransition(assignmentTransitions, actor, subjectOf(actor, assignment), verb)
  if (!isTheirs(actor, assignment, verb)) throw new ForbiddenError(permissionFor(assignmentTransitions, verb))
  return step
}

/** The verbs that the actor may use on the assignment now. */
export function verbsOnAssignment(actor: Actor, assignment: AssignmentFacts): OfferedAssignmentVerb[] {
  return allowedActions(assignmentTransitions, actor, subjectOf(actor, assignment), offeredVerbs).filter((verb) =>
    isTheirs(actor, assignment, verb),
  )
}

/**
 * A member reports what the member was given; chair, deputy and secretary report for any member, but not for a department. Confirming
 * takes a second person: nobody decides about the own report.
 */
function isTheirs(actor: Actor, assignment: AssignmentFacts, verb: OfferedAssignmentVerb): boolean {
  if (actor.kind !== 'person') return true
  if (verb === 'confirm' || verb === 'returnReport') return actor.personId !== assignment.reportedBy
  if (verb !== 'report' || assignment.ownerMembershipId === null) return true
  return actor.seats.some(
    ({ membershipId, councilId, office }) =>
      membershipId === assignment.ownerMembershipId || (councilId === assignment.councilId && office !== 'member'),
  )
}

/** An assignment as the transition table's checks see it: as visible as its meeting. */
export function subjectOf(actor: Actor, assignment: AssignmentFacts): Subject<AssignmentState, AssignmentVerb> {
  const { councilId, meetingState, ownerDepartmentId } = assignment
  return {
    state: assignment.state,
    outcome: null,
    isVisible: isMeetingVisible(actor, { councilId, state: meetingState }),
    scopeOf: (verb) =>
      verb === 'report' && ownerDepartmentId !== null ? { departmentId: ownerDepartmentId } : { councilId },
  }
}
