import { z } from 'zod'
import { caseTopics } from './cases.constants.ts'
import {
  amendCaseShape,
  answerCaseShape,
  attachCaseFilesShape,
  discardCaseShape,
  followUpCaseInput,
  registerCaseShape,
} from './cases.ts'
import { dateOnly } from './dates.ts'
import { declineGrounds, proposalFollowUps, proposalLimits as limits, proposalOutcomes } from './proposals.constants.ts'
import { absentable, checkOneOriginal, optionalText, refuse, uuid } from './text.ts'

export * from './proposals.constants.ts'

/**
 * A proposal that the council has adopted, entered on its record with a number. It names the decision of the
 * meeting, or says in a note how the council adopted it. `idempotencyKey` is made by the device, once for each form
 * that a person fills in.
 */
export const registerProposalInput = z
  .strictObject({ ...registerCaseShape(), ...adoptionShape() })
  .check((ctx) => checkAdopted(ctx, ctx.value))
export type RegisterProposalInput = z.input<typeof registerProposalInput>

type Refusals = { issues: z.core.$ZodRawIssue[] }

/** What whatever a body has adopted says beside its text: its topic, and in a note how it was adopted where no decision is named. */
export function adoptionShape() {
  return { topic: z.enum(caseTopics), note: optionalText({ max: limits.note, multiline: true }) }
}

/** Refuses texts in two originals, and an adoption of which neither decision nor note tells. */
export function checkAdopted(
  ctx: Refusals,
  value: Parameters<typeof checkOneOriginal>[1] & {
    readonly decisionId?: string | undefined
    readonly note?: string | undefined
  },
): void {
  checkOneOriginal(ctx, value)
  if (value.decisionId === undefined && value.note === undefined) refuse(ctx, undefined, 'required', {}, ['decisionId'])
}

/** Writes anew a proposal that was not submitted yet; it names the decision or says in a note how it was adopted. */
export const amendProposalInput = z
  .strictObject({ ...amendCaseShape(), proposalId: uuid(), ...adoptionShape() })
  .check((ctx) => checkAdopted(ctx, ctx.value))
export type AmendProposalInput = z.input<typeof amendProposalInput>

/** Says which photos and documents show what it says, before everybody can read it. */
export const attachProposalFilesInput = z.strictObject({ ...attachCaseFilesShape(), proposalId: uuid() })
export type AttachProposalFilesInput = z.input<typeof attachProposalFilesInput>

/** Discards a proposal that was not submitted yet. */
export const discardProposalInput = z.strictObject({ ...discardCaseShape(), proposalId: uuid() })
export type DiscardProposalInput = z.input<typeof discardProposalInput>

/** Verbs that need nothing but the record: submit, acknowledge. */
export const proposalInput = z.strictObject({ proposalId: uuid() })
export type ProposalInput = z.input<typeof proposalInput>

export const answerProposalInput = z
  .strictObject({ ...acceptingAnswerShape(), proposalId: uuid() })
  .check((ctx) => checkAcceptingAnswer(ctx, ctx.value))
export type AnswerProposalInput = z.input<typeof answerProposalInput>

/**
 * A department's signed answer to what is proposed or recommended, in one language. Always reasons; declining needs a ground of the
 * list, accepting the office that carries it out and a due date, deferring a date. Immutable once given: a correction is a new answer
 * whose `supersedesVersion` is the version it replaces. Spread it into the kind's own object, and check it with
 * {@link checkAcceptingAnswer}.
 */
export function acceptingAnswerShape() {
  return {
    ...answerCaseShape(),
    outcome: z.enum(proposalOutcomes),
    ground: absentable(z.enum(declineGrounds)),
    ownerOffice: optionalText({ max: limits.office }),
    dueOn: absentable(dateOnly()),
    deferredUntil: absentable(dateOnly()),
  }
}

/** Refuses what the outcome of such an answer needs and lacks, and what does not belong to it. */
export function checkAcceptingAnswer(
  ctx: Refusals,
  {
    outcome,
    ground,
    ownerOffice,
    dueOn,
    deferredUntil,
  }: z.output<z.ZodObject<ReturnType<typeof acceptingAnswerShape>>>,
): void {
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
}

/** An act that follows the answer to a proposal. */
export const followUpProposalInput = followUpCaseInput(proposalFollowUps)
export type FollowUpProposalInput = z.input<typeof followUpProposalInput>
