import { z } from 'zod'
import { languages } from './languages.ts'
import { fileRemovalGrounds, caseLimits as limits } from './cases.constants.ts'
import { dateOnly } from './dates.ts'
import { fileHashPattern } from './files.constants.ts'
import { followUpRules } from './follow-ups.constants.ts'
import type { FollowUpEffect, FollowUpPart } from './follow-ups.constants.ts'
import {
  absentable,
  boundedList,
  codeText,
  optionalText,
  plainText,
  refuse,
  trilingualTextInput,
  uuid,
  wholeNumber,
} from './text.ts'

export * from './cases.constants.ts'

/**
 * What registering any case takes: spread it into the kind's own object, and check it with `checkOneOriginal`. `meetingId` and
 * `decisionId` say where the council decided on it. `idempotencyKey` is made by the device, once for each form that a person
 * fills in.
 */
export const registerCaseShape = () => ({
  idempotencyKey: uuid(),
  councilId: uuid(),
  departmentId: uuid(),
  ...writtenShape(),
})

const writtenShape = () => ({
  meetingId: absentable(uuid()),
  decisionId: absentable(uuid()),
  title: trilingualTextInput({ max: limits.title }),
  detail: trilingualTextInput({ max: limits.detail, multiline: true }),
})

/**
 * What editing any case takes that was not handed over yet: everything that can be written anew, and `version`, the one that the
 * editor has read. Spread it into the kind's own object, and check it with `checkOneOriginal`.
 */
export const amendCaseShape = () => ({
  version: wholeNumber({ min: 1, max: 1_000_000 }),
  ...writtenShape(),
})

/**
 * A file that shows something, which its sender has uploaded before. `description` says what it is to whoever does not see it, and
 * `facesConsidered` that the sender has thought of the people, addresses and number plates on it.
 */
const caseFile = () =>
  z.strictObject({
    fileHash: codeText(fileHashPattern, 'unknown_record'),
    description: plainText({ max: limits.fileDescription }),
    facesConsidered: z.boolean().refine((considered) => considered, { error: () => 'required' }),
  })

/** The files of one step, in order, each once. */
const caseFiles = () =>
  boundedList(caseFile(), { max: limits.files }).check((ctx) => {
    const hashes = ctx.value.map(({ fileHash }) => fileHash)
    hashes.forEach((hash, at) => {
      if (hashes.indexOf(hash) < at) refuse(ctx, hash, 'duplicate', {}, [String(at), 'fileHash'])
    })
  })
export type CaseFileInput = z.output<ReturnType<typeof caseFile>>

/** The files of a case that was not handed over yet, as they are from now on; `version` is the one that was read. */
export const attachCaseFilesShape = () => ({
  version: wholeNumber({ min: 1, max: 1_000_000 }),
  files: caseFiles(),
})

/** A published file that is taken off: on which ground, and why in words that everybody reads. */
export const removeCaseFileInput = z.strictObject({
  fileId: uuid(),
  ground: z.enum(fileRemovalGrounds),
  reason: plainText({ max: limits.fileRemovalReason }),
})
export type RemoveCaseFileInput = z.input<typeof removeCaseFileInput>

/** What discarding any case takes that was not handed over yet: the reason, which everybody can read at its number. */
export const discardCaseShape = () => ({ reason: plainText({ max: limits.discardReason }) })

/**
 * What an answer to any case takes, in one language, always with reasons. It is immutable once given: a correction is a new
 * answer whose `supersedesVersion` is the version it replaces. `omissionReason` says why the answer leaves out what the outcome
 * promises, or what the answer that it replaces had promised.
 */
export const answerCaseShape = () => ({
  idempotencyKey: uuid(),
  supersedesVersion: absentable(wholeNumber({ min: 1, max: 1000 })),
  language: z.enum(languages),
  reasons: plainText({ max: limits.reasons, multiline: true }),
  omissionReason: optionalText({ max: limits.omissionReason, multiline: true }),
  files: absentable(caseFiles()),
})

/**
 * What an act takes that follows the answer: a text in one language, signed and published at once, never changed. `version` is that
 * of the case as it was read. Beside the text each verb needs its own parts ({@link followUpRules}). `verbs` are the kind's own, with
 * what each does to the case.
 */
export const followUpCaseInput = <Verb extends string>(verbs: Readonly<Record<Verb, FollowUpEffect>>) =>
  z
    .strictObject({
      idempotencyKey: uuid(),
      caseId: uuid(),
      version: wholeNumber({ min: 1, max: 1_000_000 }),
      verb: z.enum(Object.keys(verbs) as Verb[]),
      language: z.enum(languages),
      text: plainText({ max: limits.followUp, multiline: true }),
      evidence: optionalText({ max: limits.evidence, multiline: true }),
      dueOn: absentable(dateOnly()),
      mergedInto: optionalText({ max: 40 }),
      files: absentable(caseFiles()),
    })
    .check((ctx) => {
      const { needs, takesFiles } = followUpRules[verbs[ctx.value.verb]]
      if (!takesFiles && ctx.value.files !== undefined && ctx.value.files.length > 0)
        refuse(ctx, ctx.value.files, 'not_applicable_here', {}, ['files'])
      for (const part of ['evidence', 'dueOn', 'mergedInto'] as const satisfies readonly FollowUpPart[]) {
        const value = ctx.value[part]
        if (needs.includes(part) && value === undefined) refuse(ctx, undefined, missingCodes[part], {}, [part])
        if (!needs.includes(part) && value !== undefined) refuse(ctx, value, 'not_applicable_here', {}, [part])
      }
    })

const missingCodes = { evidence: 'needs_evidence', dueOn: 'required', mergedInto: 'required' } as const
