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
import {
  severities,
  shortcomingFollowUps,
  shortcomingLimits as limits,
  shortcomingOutcomes,
} from './shortcomings.constants.ts'
import { absentable, checkOneOriginal, optionalText, refuse, uuid } from './text.ts'

export * from './shortcomings.constants.ts'

/**
 * A finding about police work, entered on the council's record with a number. `meetingId` and `decisionId`, or `activityId`, say
 * where the council raised it; `recurrenceOf` is the printed number of the settled one that came back. `idempotencyKey` is made by the device, once for each form that a person fills in.
 */
export const registerShortcomingInput = z
  .strictObject({
    ...registerCaseShape(),
    topic: z.enum(caseTopics),
    severity: z.enum(severities),
    recurrenceOf: optionalText({ max: 40 }),
    activityId: absentable(uuid()),
  })
  .check((ctx) => checkOneOriginal(ctx, ctx.value))
export type RegisterShortcomingInput = z.input<typeof registerShortcomingInput>

/** Writes anew a finding that was not sent yet. */
export const amendShortcomingInput = z
  .strictObject({
    ...amendCaseShape(),
    shortcomingId: uuid(),
    topic: z.enum(caseTopics),
    severity: z.enum(severities),
    recurrenceOf: optionalText({ max: 40 }),
  })
  .check((ctx) => checkOneOriginal(ctx, ctx.value))
export type AmendShortcomingInput = z.input<typeof amendShortcomingInput>

/** Says which photos and documents show what it says, before everybody can read it. */
export const attachShortcomingFilesInput = z.strictObject({ ...attachCaseFilesShape(), shortcomingId: uuid() })
export type AttachShortcomingFilesInput = z.input<typeof attachShortcomingFilesInput>

/** Discards a finding that was not sent yet. */
export const discardShortcomingInput = z.strictObject({ ...discardCaseShape(), shortcomingId: uuid() })
export type DiscardShortcomingInput = z.input<typeof discardShortcomingInput>

/** Verbs that need nothing but the record: send, acknowledge. */
export const shortcomingInput = z.strictObject({ shortcomingId: uuid() })
export type ShortcomingInput = z.input<typeof shortcomingInput>

/**
 * A department's signed answer, in one language. Always reasons; a disputed finding needs evidence, a referred one
 * names the receiver; confirmed and partly confirmed ones name a remedy and its date, or say why there is none. Immutable once given: a
 * correction is a new answer whose `supersedesVersion` is the version it replaces.
 */
export const answerShortcomingInput = z
  .strictObject({
    ...answerCaseShape(),
    shortcomingId: uuid(),
    outcome: z.enum(shortcomingOutcomes),
    evidence: optionalText({ max: limits.evidence, multiline: true }),
    referredToId: absentable(uuid()),
    remedy: optionalText({ max: limits.remedy, multiline: true }),
    remedyDueOn: absentable(dateOnly()),
  })
  .check((ctx) => {
    const { outcome, evidence, referredToId, remedy, remedyDueOn, omissionReason } = ctx.value
    const confirms = outcome === 'confirmed' || outcome === 'partly'
    if (outcome === 'disputed' && evidence === undefined) refuse(ctx, undefined, 'needs_evidence', {}, ['evidence'])
    if (outcome === 'referred' && referredToId === undefined)
      refuse(ctx, undefined, 'needs_receiver', {}, ['referredToId'])
    const onlyWhen = (allowed: boolean, field: string, value: unknown): void => {
      if (!allowed && value !== undefined) refuse(ctx, value, 'not_applicable_here', {}, [field])
    }
    onlyWhen(outcome === 'referred', 'referredToId', referredToId)
    onlyWhen(confirms, 'remedy', remedy)
    onlyWhen(confirms, 'remedyDueOn', remedyDueOn)
    if (confirms && remedyDueOn !== undefined && remedy === undefined)
      refuse(ctx, undefined, 'required', {}, ['remedy'])
    else if (confirms && remedyDueOn === undefined && omissionReason === undefined)
      refuse(ctx, undefined, 'needs_omission_reason', {}, ['omissionReason'])
    onlyWhen(!confirms || remedyDueOn === undefined, 'omissionReason', omissionReason)
  })
export type AnswerShortcomingInput = z.input<typeof answerShortcomingInput>

/** An act that follows the answer to a finding. */
export const followUpShortcomingInput = followUpCaseInput(shortcomingFollowUps)
export type FollowUpShortcomingInput = z.input<typeof followUpShortcomingInput>
