import type { AliasableExpression } from 'kysely'

/** The values of the query of timeliness that its sources may use. Days are YYYY-MM-DD. */
export interface TimelinessValues {
  readonly departmentIds: readonly string[]
  /** What was sent on this day or later is counted, and before it what still waits. */
  readonly from: string
  readonly today: string
}

/** A public record that a department had to answer, or has to. */
export interface ClockedRow {
  /** The department that owes the answer or gave it. */
  readonly department_id: string
  readonly sent_on: Date
  readonly due_on: Date
  readonly answered_on: Date | null
  /** The day on which the record went on to another clock; null for the clock that runs now, or that its answer ended. */
  readonly passed_on: Date | null
  /** Its council took it back before an answer: it was sent, and no answer is owed. */
  readonly taken_back: boolean
  /** The department agreed to act; reported that it is done; the council confirmed it. */
  readonly agreed: boolean
  readonly reported: boolean
  /** The last day that the department promised has passed, and it has reported nothing. */
  readonly late: boolean
  readonly verified: boolean
}

/** Records of one kind whose answers are timed: what a module gives to the figures of timeliness in its manifest. */
export interface TimelinessSource {
  /** GraphQL type of the records. */
  readonly recordType: string
  /** Query of those that are public. */
  readonly clocked: (values: TimelinessValues) => AliasableExpression<ClockedRow>
}
