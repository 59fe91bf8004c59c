import { z } from 'zod'
import { caseTopics } from './cases.constants.ts'
import { answerCaseShape, discardCaseShape, amendCaseShape, followUpCaseInput, registerCaseShape } from './cases.ts'
import { dateOnly } from './dates.ts'
import { declineGrounds, proposalFollowUps, proposalLimits as limits, proposalOutcomes } from './proposals.constants.ts'
import { absentable, checkOneOriginal, optionalText, refuse, uuid } from './text.ts'

export * from './proposals.constants.ts'

/**
 * A recommendation that the council has adopted, entered on its record with a number. It names the decision of the
 * meeting, or says in a note how the council adopted it. `idempotencyKey` is made by the device, once for each form
 * that a person fills in.
 */
export const registerProposalInput = z
  .strictObject({
    ...registerCaseShape(),
    topic: z.enum(caseTopics),
    note: optionalText({ max: limits.note, multiline: true }),
  })
  .check((ctx) => {
    checkOneOriginal(ctx, ctx.value)
    checkAdoption(ctx, ctx.value)
  })
export type RegisterProposalInput = z.input<typeof registerProposalInput>

function checkAdoption(
  ctx: { issues: z.core.$ZodRawIssue[] },
  { decisionId, note }: { readonly decisionId?: string | undefined; readonly note?: string | undefined },
): void {
  if (decisionId === undefined && note === undefined) refuse(ctx, undefined, 'required', {}, ['decisionId'])
}

/** Writes anew a recommendation that was not submitted yet; it names the decision or says in a note how it was adopted. */
export const amendProposalInput = z
  .strictObject({
    ...amendCaseShape(),
    proposalId: uuid(),
    topic: z.enum(caseTopics),
    note: optionalText({ max: limits.note, multiline: true }),
  })
  .check((ctx) => {
    checkOneOriginal(ctx, ctx.value)
    checkAdoption(ctx, ctx.value)
  })
export type AmendProposalInput = z.input<typeof amendProposalInput>

/** Discards a recommendation that was not submitted yet. */
export const discardProposalInput = z.strictObject({ ...discardCaseShape(), proposalId: uuid() })
export type DiscardProposalInput = z.input<typeof discardProposalInput>

/** Verbs that need nothing but the record: submit, acknowledge. */
export const proposalInput = z.strictObject({ proposalId: uuid() })
export type ProposalInput = z.input<typeof proposalInput>

/**
 * A department's signed answer, in one language. Always reasons; declining needs a ground of the list, accepting the
 * office that carries it out and a due date, deferring a date. Immutable once given: a correction is a new answer
 * whose `supersedesVersion` is the version it replaces.
 */
export const answerProposalInput = z
  .strictObject({
    ...answerCaseShape(),
    proposalId: uuid(),
    outcome: z.enum(proposalOutcomes),
    ground: absentable(z.enum(declineGrounds)),
    ownerOffice: optionalText({ max: limits.office }),
    dueOn: absentable(dateOnly()),
    deferredUntil: absentable(dateOnly()),
  })
  .check((ctx) => {
    const { outcome, ground, ownerOffice, dueOn, deferredUntil } = ctx.value
    const accepts = outcome === 'accepted' || outcome === 'acceptedInPart'
    const needs = (
      wanted: boolean,
      field: string,
      value: unknown,
      code: 'needs_ground' | 'needs_owner_and_date' | 'needs_until_date',
    ): void => {
      if (wanted && value === undefined) refuse(ctx, undefined, code, {}, [field])
      if (!wanted && value !== undefined) refuse(ctx, value, 'not_applicable_here', {}, [field])
    }
    needs(outcome === 'declined', 'ground', ground, 'needs_ground')
    needs(accepts, 'ownerOffice', ownerOffice, 'needs_owner_and_date')
    needs(accepts, 'dueOn', dueOn, 'needs_owner_and_date')
    needs(outcome === 'deferred', 'deferredUntil', deferredUntil, 'needs_until_date')
  })
export type AnswerProposalInput = z.input<typeof answerProposalInput>

/** An act that follows the answer to a recommendation. */
export const followUpProposalInput = followUpCaseInput(proposalFollowUps)
export type FollowUpProposalInput = z.input<typeof followUpProposalInput>
