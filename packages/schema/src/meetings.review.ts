import { z } from 'zod'
import { meetingLimits as limits, remarkOutcomes } from './meetings.constants.ts'
import { plainText, uuid, wholeNumber } from './text.ts'

/** What a member finds wrong in minutes that are under review. */
export const remarkMinutesInput = z.strictObject({
  meetingId: uuid(),
  text: plainText({ max: limits.remark, multiline: true }),
})
export type RemarkMinutesInput = z.input<typeof remarkMinutesInput>

/** The answer to a remark: the text was changed, or stays, and why. */
export const answerRemarkInput = z.strictObject({
  meetingId: uuid(),
  /** Of the remark, within the meeting. */
  number: wholeNumber({ min: 1, max: 10_000 }),
  outcome: z.enum(remarkOutcomes),
  answer: plainText({ max: limits.remark, multiline: true }),
})
export type AnswerRemarkInput = z.input<typeof answerRemarkInput>

/** Gives minutes under review back, to be written anew; `version` is the one that was read. */
export const returnMinutesInput = z.strictObject({
  meetingId: uuid(),
  version: wholeNumber({ min: 1, max: 1_000_000 }),
  reason: plainText({ max: limits.reason }),
})
export type ReturnMinutesInput = z.input<typeof returnMinutesInput>
