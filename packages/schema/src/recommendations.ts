import { z } from 'zod'
import {
  amendCaseShape,
  attachCaseFilesShape,
  discardCaseShape,
  followUpCaseInput,
  registerCaseShape,
} from './cases.ts'
import { acceptingAnswerShape, adoptionShape, checkAcceptingAnswer, checkAdopted } from './proposals.ts'
import { recommendationFollowUps, recommendationLimits as limits } from './recommendations.constants.ts'
import { formatReference, parseReference } from './references.ts'
import type { IssueCode } from './issues.ts'
import { boundedList, optionalText, uuid } from './text.ts'

/** The printed numbers of the shortcomings and proposals that a recommendation comes from, as people write them, each once. */
const sourceNumbers = () =>
  boundedList(z.string(), { min: 1, max: limits.sourceNumbers }).transform((texts, ctx): string[] => {
    const numbers = texts.flatMap((text) => {
      const read = parseReference(text)
      return read?.kind === 'shortcoming' || read?.kind === 'proposal' ? formatReference(read) : []
    })
    if (numbers.length < texts.length)
      ctx.addIssue({ code: 'custom', message: 'unknown_record' satisfies IssueCode, input: texts })
    return [...new Set(numbers)]
  })

/** The name in addresses of the round table at which it was made; absent where it was made at none. */
const gatheringSlug = () => optionalText({ max: limits.gatheringSlug })

/**
 * A recommendation that comes from records of councils, put on the record with a number. It names the decision of the meeting, or says
 * in a note how it was adopted. `idempotencyKey` is made by the device, once for each form that a person fills in.
 */
export const registerRecommendationInput = z
  .strictObject({
    ...registerCaseShape(),
    ...adoptionShape(),
    sourceNumbers: sourceNumbers(),
    gatheringSlug: gatheringSlug(),
  })
  .check((ctx) => checkAdopted(ctx, ctx.value))
export type RegisterRecommendationInput = z.input<typeof registerRecommendationInput>

/** Writes anew a recommendation that was not submitted yet, its sources too. */
export const amendRecommendationInput = z
  .strictObject({
    ...{ ...amendCaseShape(), ...adoptionShape(), recommendationId: uuid() },
    ...{ sourceNumbers: sourceNumbers(), gatheringSlug: gatheringSlug() },
  })
  .check((ctx) => checkAdopted(ctx, ctx.value))
export type AmendRecommendationInput = z.input<typeof amendRecommendationInput>

/** Says which photos and documents show what it says, before everybody can read it. */
export const attachRecommendationFilesInput = z.strictObject({ ...attachCaseFilesShape(), recommendationId: uuid() })
export type AttachRecommendationFilesInput = z.input<typeof attachRecommendationFilesInput>

/** Discards a recommendation that was not submitted yet. */
export const discardRecommendationInput = z.strictObject({ ...discardCaseShape(), recommendationId: uuid() })
export type DiscardRecommendationInput = z.input<typeof discardRecommendationInput>

/** Verbs that need nothing but the record: submit, acknowledge. */
export const recommendationInput = z.strictObject({ recommendationId: uuid() })
export type RecommendationInput = z.input<typeof recommendationInput>

/** A department's signed answer to a recommendation; see {@link acceptingAnswerShape}. */
export const answerRecommendationInput = z
  .strictObject({ ...acceptingAnswerShape(), recommendationId: uuid() })
  .check((ctx) => checkAcceptingAnswer(ctx, ctx.value))
export type AnswerRecommendationInput = z.input<typeof answerRecommendationInput>

/** An act that follows the answer to a recommendation. */
export const followUpRecommendationInput = followUpCaseInput(recommendationFollowUps)
export type FollowUpRecommendationInput = z.input<typeof followUpRecommendationInput>
