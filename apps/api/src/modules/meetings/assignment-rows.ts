import type { AssignmentFacts } from './assignments.policy.ts'

/** What an owner has written when reporting an assignment done. Days are YYYY-MM-DD, moments ISO 8601. */
export interface ReportRow {
  readonly number: number
  readonly reportedAt: string
  readonly doneOn: string
  readonly evidence: string
}

/** One step of the history, as JSON brings it. */
export interface StepRow {
  readonly at: string
  readonly fromState: string | null
  readonly verb: string
  readonly toState: string
  readonly capacity: string
  readonly reason: string | null
}

/** An assignment as JSON brings it, with the meeting that it comes from. */
export interface AssignmentRow extends AssignmentFacts {
  readonly id: string
  readonly task: string
  readonly dueOn: string
  /** Null while the minutes are not approved. */
  readonly inForceFrom: string | null
  readonly version: number
  readonly doneOn: string | null
  /** The meeting's printed number. */
  readonly reference: string
  readonly heldOn: string
  /** The language of the meeting's record, in which the task is written. */
  readonly original: string
  readonly reports: readonly ReportRow[]
  readonly transitions: readonly StepRow[]
}
