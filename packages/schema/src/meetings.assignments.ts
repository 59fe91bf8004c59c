import { z } from 'zod'
import { dateOnly } from './dates.ts'
import { assignmentLimits as limits } from './meetings.assignments.constants.ts'
import { plainText, uuid, wholeNumber } from './text.ts'

export * from './meetings.assignments.constants.ts'

/** The assignment, and the version of it that was read: another one is a conflict. */
const named = { assignmentId: uuid(), version: wholeNumber({ min: 1, max: 1_000_000 }) }
const reason = () => plainText({ max: limits.reason, multiline: true })

/** Says that an assignment is done: on which day, and what shows it. That the day has come is checked by the action, which has the clock. */
export const reportAssignmentInput = z.strictObject({
  ...named,
  doneOn: dateOnly(),
  evidence: plainText({ max: limits.evidence, multiline: true }),
})
export type ReportAssignmentInput = z.input<typeof reportAssignmentInput>

/** Confirms that an assignment is done as was reported. */
export const confirmAssignmentInput = z.strictObject(named)
export type ConfirmAssignmentInput = z.input<typeof confirmAssignmentInput>

/** Gives a report back, because the assignment is not done. */
export const returnAssignmentInput = z.strictObject({ ...named, reason: reason() })
export type ReturnAssignmentInput = z.input<typeof returnAssignmentInput>

/** Drops an assignment that is not needed any more. */
export const dropAssignmentInput = z.strictObject({ ...named, reason: reason() })
export type DropAssignmentInput = z.input<typeof dropAssignmentInput>
