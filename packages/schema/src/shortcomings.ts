import { z } from 'zod'
import { dateOnly } from './dates.ts'
import { severities, shortcomingLimits as limits, shortcomingOutcomes, shortcomingTopics } from './shortcomings.words.ts'
import { sourceInput } from './sources.ts'
import { absentable, refuse, trilingualTextInput, uuid } from './text.ts'

export * from './shortcomings.words.ts'

const long = (max: number) => trilingualTextInput({ max, multiline: true })

/** A finding about police work, as a draft of the council. `meetingId` is the meeting that raised it. */
export const raiseShortcomingInput = z
  .strictObject({
    councilId: uuid(),
    departmentId: uuid(),
    policeUnitId: absentable(uuid()),
    meetingId: absentable(uuid()),
    topic: z.enum(shortcomingTopics),
    severity: z.enum(severities),
    title: trilingualTextInput({ max: limits.title }),
    finding: long(limits.finding),
    evidence: absentable(long(limits.evidence)),
    observedFrom: absentable(dateOnly()),
    observedTo: absentable(dateOnly()),
    source: absentable(sourceInput),
    isDemonstration: z.boolean().default(false),
  })
  .check((ctx) => {
    const { observedFrom, observedTo } = ctx.value
    if (observedFrom !== undefined && observedTo !== undefined && observedTo < observedFrom) {
      refuse(ctx, observedTo, 'date_before_other', { other: observedFrom }, ['observedTo'])
    }
  })
export type RaiseShortcomingInput = z.input<typeof raiseShortcomingInput>

/** Verbs that need nothing but the record: register, send, acknowledge, close. */
export const shortcomingInput = z.strictObject({ shortcomingId: uuid() })
export type ShortcomingInput = z.input<typeof shortcomingInput>

/** Verbs that need a reason: maintain, acceptDispute, reopen. */
export const shortcomingReasonInput = z.strictObject({ shortcomingId: uuid(), reason: long(limits.reason) })
export type ShortcomingReasonInput = z.input<typeof shortcomingReasonInput>

const answerShape = {
  shortcomingId: uuid(),
  outcome: z.enum(shortcomingOutcomes),
  reason: long(limits.reason),
  signerOffice: trilingualTextInput({ max: limits.office }),
  evidence: absentable(long(limits.evidence)),
  receiverDepartmentId: absentable(uuid()),
}

interface ShortcomingAnswerFacts {
  readonly outcome: (typeof shortcomingOutcomes)[number]
  readonly evidence?: unknown
  readonly receiverDepartmentId?: unknown
}

function checkAnswer(ctx: { value: ShortcomingAnswerFacts; issues: z.core.$ZodRawIssue[] }): void {
  const { outcome, evidence, receiverDepartmentId } = ctx.value
  if (outcome === 'disputed' && evidence === undefined) refuse(ctx, undefined, 'needs_evidence', {}, ['evidence'])
  if (outcome === 'referred' && receiverDepartmentId === undefined) refuse(ctx, undefined, 'needs_receiver', {}, ['receiverDepartmentId'])
  if (outcome !== 'referred' && receiverDepartmentId !== undefined) refuse(ctx, receiverDepartmentId, 'not_applicable_here', {}, ['receiverDepartmentId'])
}

/**
 * A department's signed answer. Always a reason and the signer's office; a disputed finding needs evidence,
 * a referred one names the receiver. Immutable once given.
 */
export const answerShortcomingInput = z.strictObject(answerShape).check(checkAnswer)
export type AnswerShortcomingInput = z.input<typeof answerShortcomingInput>

/** A correction: a new version that says why it replaces the one before, which stays readable. */
export const supersedeShortcomingAnswerInput = z
  .strictObject({ ...answerShape, supersedes: uuid(), reasonForChange: long(limits.reason) })
  .check(checkAnswer)
export type SupersedeShortcomingAnswerInput = z.input<typeof supersedeShortcomingAnswerInput>

/** Puts the answer in force on the public page: a moment of its own. */
export const publishShortcomingAnswerInput = z.strictObject({ answerId: uuid() })
export type PublishShortcomingAnswerInput = z.input<typeof publishShortcomingAnswerInput>

export const planRemedyInput = z.strictObject({
  shortcomingId: uuid(),
  remedy: long(limits.remedy),
  ownerOffice: trilingualTextInput({ max: limits.office }),
  dueOn: dateOnly(),
})
export type PlanRemedyInput = z.input<typeof planRemedyInput>

export const reportFixedInput = z.strictObject({ shortcomingId: uuid(), evidence: long(limits.evidence), fixedOn: dateOnly() })
export type ReportFixedInput = z.input<typeof reportFixedInput>

/** The council's own verdict on what the department reports as fixed. */
export const verifyShortcomingInput = z.strictObject({ shortcomingId: uuid(), isFixed: z.boolean(), note: long(limits.note) })
export type VerifyShortcomingInput = z.input<typeof verifyShortcomingInput>

/** Sends a maintained finding to the department above. */
export const escalateShortcomingInput = z.strictObject({ shortcomingId: uuid(), departmentId: uuid(), reason: long(limits.reason) })
export type EscalateShortcomingInput = z.input<typeof escalateShortcomingInput>
