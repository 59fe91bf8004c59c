import { z } from 'zod'
import { dateOnly } from './dates.ts'
import { declineGrounds, proposalLimits as limits, proposalOutcomes, proposalTopics } from './proposals.words.ts'
import { sourceInput } from './sources.ts'
import { absentable, refuse, trilingualTextInput, uuid, wholeNumber } from './text.ts'

export * from './proposals.words.ts'

const long = (max: number) => trilingualTextInput({ max, multiline: true })

/** A recommendation to a department, as a draft of the council. */
export const draftProposalInput = z.strictObject({
  councilId: uuid(),
  departmentId: uuid(),
  meetingId: absentable(uuid()),
  shortcomingId: absentable(uuid()),
  topic: z.enum(proposalTopics),
  title: trilingualTextInput({ max: limits.title }),
  text: long(limits.text),
  rationale: absentable(long(limits.rationale)),
  source: absentable(sourceInput),
  isDemonstration: z.boolean().default(false),
})
export type DraftProposalInput = z.input<typeof draftProposalInput>

/** Verbs that need nothing but the record: openReview, submit, acknowledge. */
export const proposalInput = z.strictObject({ proposalId: uuid() })
export type ProposalInput = z.input<typeof proposalInput>

/** Verbs that need a reason: withdraw, escalate without a new receiver. */
export const proposalReasonInput = z.strictObject({ proposalId: uuid(), reason: long(limits.reason) })
export type ProposalReasonInput = z.input<typeof proposalReasonInput>

const votes = () => wholeNumber({ min: 0, max: limits.votes })

/** The council's own decision on a draft: adopted with votes, or not adopted with a reason. */
export const decideProposalInput = z
  .strictObject({
    proposalId: uuid(),
    isAdopted: z.boolean(),
    meetingId: absentable(uuid()),
    votesFor: votes(),
    votesAgainst: votes(),
    votesAbstained: votes(),
    reason: absentable(long(limits.reason)),
  })
  .check((ctx) => {
    if (!ctx.value.isAdopted && ctx.value.reason === undefined) refuse(ctx, undefined, 'required', {}, ['reason'])
    if (ctx.value.isAdopted && ctx.value.votesFor <= ctx.value.votesAgainst) {
      refuse(ctx, ctx.value.votesFor, 'too_small', { min: ctx.value.votesAgainst + 1 }, ['votesFor'])
    }
  })
export type DecideProposalInput = z.input<typeof decideProposalInput>

const answerShape = {
  proposalId: uuid(),
  outcome: z.enum(proposalOutcomes),
  reason: long(limits.reason),
  signerOffice: trilingualTextInput({ max: limits.office }),
  declineGround: absentable(z.enum(declineGrounds)),
  ownerOffice: absentable(trilingualTextInput({ max: limits.office })),
  dueOn: absentable(dateOnly()),
  deferredUntil: absentable(dateOnly()),
}

interface ProposalAnswerFacts {
  readonly outcome: (typeof proposalOutcomes)[number]
  readonly declineGround?: unknown
  readonly ownerOffice?: unknown
  readonly dueOn?: unknown
  readonly deferredUntil?: unknown
}

function checkAnswer(ctx: { value: ProposalAnswerFacts; issues: z.core.$ZodRawIssue[] }): void {
  const { outcome, declineGround, ownerOffice, dueOn, deferredUntil } = ctx.value
  const accepts = outcome === 'accepted' || outcome === 'acceptedInPart'
  const needs = (wanted: boolean, field: string, value: unknown, code: 'needs_ground' | 'needs_owner_and_date' | 'needs_until_date'): void => {
    if (wanted && value === undefined) refuse(ctx, undefined, code, {}, [field])
    if (!wanted && value !== undefined) refuse(ctx, value, 'not_applicable_here', {}, [field])
  }
  needs(outcome === 'declined', 'declineGround', declineGround, 'needs_ground')
  needs(accepts, 'ownerOffice', ownerOffice, 'needs_owner_and_date')
  needs(accepts, 'dueOn', dueOn, 'needs_owner_and_date')
  needs(outcome === 'deferred', 'deferredUntil', deferredUntil, 'needs_until_date')
}

/**
 * A department's signed answer. Always a reason and the signer's office; declining needs a ground of the list,
 * accepting an owner and a due date, deferring a date. Immutable once given.
 */
export const answerProposalInput = z.strictObject(answerShape).check(checkAnswer)
export type AnswerProposalInput = z.input<typeof answerProposalInput>

/** A correction: a new version that says why it replaces the one before, which stays readable. */
export const supersedeProposalAnswerInput = z
  .strictObject({ ...answerShape, supersedes: uuid(), reasonForChange: long(limits.reason) })
  .check(checkAnswer)
export type SupersedeProposalAnswerInput = z.input<typeof supersedeProposalAnswerInput>

/** Puts the answer in force on the public page: a moment of its own. */
export const publishProposalAnswerInput = z.strictObject({ answerId: uuid() })
export type PublishProposalAnswerInput = z.input<typeof publishProposalAnswerInput>

export const startImplementationInput = z.strictObject({
  proposalId: uuid(),
  ownerOffice: trilingualTextInput({ max: limits.office }),
  dueOn: dateOnly(),
})
export type StartImplementationInput = z.input<typeof startImplementationInput>

export const reportImplementedInput = z.strictObject({ proposalId: uuid(), evidence: long(limits.evidence), implementedOn: dateOnly() })
export type ReportImplementedInput = z.input<typeof reportImplementedInput>

/** The council's own verdict on what the department reports as done. */
export const verifyProposalInput = z.strictObject({ proposalId: uuid(), isImplemented: z.boolean(), note: long(limits.note) })
export type VerifyProposalInput = z.input<typeof verifyProposalInput>

export const mergeProposalInput = z
  .strictObject({ proposalId: uuid(), intoProposalId: uuid(), reason: long(limits.reason) })
  .check((ctx) => {
    if (ctx.value.proposalId === ctx.value.intoProposalId) refuse(ctx, ctx.value.intoProposalId, 'duplicate', {}, ['intoProposalId'])
  })
export type MergeProposalInput = z.input<typeof mergeProposalInput>

/** Takes a declined or late recommendation to the department above. */
export const escalateProposalInput = z.strictObject({ proposalId: uuid(), departmentId: uuid(), reason: long(limits.reason) })
export type EscalateProposalInput = z.input<typeof escalateProposalInput>
