import type { Transition } from './transitions.ts'

/** Where an assignment stands. Before the minutes are approved it is a draft; that it is overdue follows from its last day. */
export const assignmentStates = ['drafted', 'open', 'reported', 'done', 'dropped'] as const
export type AssignmentState = (typeof assignmentStates)[number]

export const assignmentVerbs = ['draft', 'enterIntoForce', 'report', 'confirm', 'returnReport', 'drop'] as const
export type AssignmentVerb = (typeof assignmentVerbs)[number]

/**
 * An assignment comes into force with the second signature under the minutes, if its decision binds. Its owner reports it done, and the
 * council confirms that or returns the report with a reason: whoever has reported does neither. One that is not needed any more is dropped,
 * with a reason that everybody reads.
 */
export const assignmentTransitions = [
  { from: null, verb: 'draft', to: 'drafted', who: 'meeting:draftMinutes' },
  { from: 'drafted', verb: 'enterIntoForce', to: 'open', who: 'meeting:signMinutes' },
  { from: 'open', verb: 'report', to: 'reported', who: 'assignment:report' },
  { from: 'reported', verb: 'confirm', to: 'done', who: 'assignment:confirm' },
  { from: 'reported', verb: 'returnReport', to: 'open', who: 'assignment:returnReport' },
  { from: 'open', verb: 'drop', to: 'dropped', who: 'assignment:drop' },
  { from: 'reported', verb: 'drop', to: 'dropped', who: 'assignment:drop' },
] as const satisfies readonly Transition<AssignmentState, AssignmentVerb>[]

/** How an assignment stands to its last day: it may still be done in time or was, its day has passed, or it was done after it. */
export const assignmentTimeliness = ['inTime', 'overdue', 'late'] as const
export type AssignmentTimeliness = (typeof assignmentTimeliness)[number]

/** What {@link timelinessOf} needs to know. Days are YYYY-MM-DD. */
interface DatedAssignment {
  readonly state: AssignmentState
  readonly dueOn: string
  /** The day on which it was done, as its owner has reported. */
  readonly doneOn: string | null
}

/** How an assignment stands to its last day today; null where that says nothing: before it is in force, and once it is dropped. */
export function timelinessOf({ state, dueOn, doneOn }: DatedAssignment, today: string): AssignmentTimeliness | null {
  if (state === 'drafted' || state === 'dropped') return null
  if (doneOn !== null) return doneOn > dueOn ? 'late' : 'inTime'
  return today > dueOn ? 'overdue' : 'inTime'
}

/** Most code points of what is written about an assignment. */
export const assignmentLimits = { evidence: 2000, reason: 500 } as const
