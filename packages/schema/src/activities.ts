import { z } from 'zod'
import { activityCounts, activityKinds, activityLimits as own, recordedActivityKinds } from './activities.constants.ts'
import { councilLimits as limits, registerCode } from './councils.ts'
import { partialDate } from './dates.ts'
import { fileHashPattern } from './files.constants.ts'
import { languages } from './languages.ts'
import { sourceCodes } from './sources.ts'
import { areaCode } from './territory.ts'
import {
  absentable,
  boundedList,
  codeText,
  optionalText,
  plainText,
  refuse,
  trilingualTextInput,
  uuid,
  uuidV4,
  wholeNumber,
} from './text.ts'

export * from './activities.constants.ts'

const listed = () => boundedList(plainText({ max: limits.text, multiline: true }), { max: limits.listed }).default([])

interface Days {
  readonly startedOn: string
  readonly endedOn?: string | undefined
}
type Context<Value> = { readonly value: Value; issues: z.core.$ZodRawIssue[] }

function checkDays(ctx: Context<Days>) {
  const { startedOn, endedOn } = ctx.value
  if (endedOn !== undefined && endedOn < startedOn)
    refuse(ctx, endedOn, 'date_before_other', { other: startedOn }, ['endedOn'])
}

/** Something that happened, as a published source tells it: a round table, a reception, a school visit. Dates as precise as the source. */
export const importActivityInput = z
  .strictObject({
    code: registerCode(),
    kind: z.enum(activityKinds),
    startedOn: partialDate(),
    endedOn: absentable(partialDate()),
    areaCode: absentable(areaCode()),
    councilId: absentable(uuid()),
    hostName: optionalText({ max: limits.name }),
    titleTg: optionalText({ max: limits.title }),
    titleRu: optionalText({ max: limits.title }),
    titleEn: plainText({ max: limits.title }),
    attendance: absentable(wholeNumber({ min: 0, max: limits.attendance })),
    participants: listed(),
    topics: listed(),
    shortcomings: listed(),
    proposals: listed(),
    sourceCodes: sourceCodes(),
  })
  .check(checkDays)
export type ImportActivityInput = z.input<typeof importActivityInput>

const count = () => absentable(wholeNumber({ min: 0, max: own.attendance }))
const lines = () => boundedList(plainText({ max: own.line }), { max: own.lines }).default([])

/** What a council's people write of an activity; every text is in the original language of the title. */
const writtenShape = {
  kind: z.enum(recordedActivityKinds),
  title: trilingualTextInput({ max: own.title }),
  startedOn: partialDate(),
  endedOn: absentable(partialDate(), (value) => value === ''),
  areaCode: areaCode(),
  attendance: count(),
  women: count(),
  men: count(),
  under14: count(),
  from14to30: count(),
  from31to59: count(),
  from60: count(),
  participants: lines(),
  topics: lines(),
  shortcomings: lines(),
  proposals: lines(),
}

type Counts = {
  readonly [
    Part in 'attendance' | (typeof activityCounts)['sexes'][number] | (typeof activityCounts)['ages'][number]
  ]?: number | undefined
}

/** Parts need a whole, and are together never more than it: all may be less, where some were not counted. */
function checkCounts(ctx: Context<Counts>) {
  const { attendance, ...parts } = ctx.value
  for (const group of [activityCounts.sexes, activityCounts.ages]) {
    const counted = group.filter((part) => parts[part] !== undefined)
    const sum = counted.reduce((total, part) => total + (parts[part] ?? 0), 0)
    const [first] = counted
    if (first === undefined) continue
    if (attendance === undefined) {
      refuse(ctx, undefined, 'required', {}, ['attendance'])
      return
    }
    if (sum > attendance) refuse(ctx, sum, 'parts_exceed_whole', { max: attendance }, [first])
  }
}

/** What a council did, written by one of its people. `idempotencyKey` is made by the device, once for each form. */
export const recordActivityInput = z
  .strictObject({ idempotencyKey: uuidV4(), councilId: uuid(), ...writtenShape })
  .check(checkDays, checkCounts)
export type RecordActivityInput = z.input<typeof recordActivityInput>
export type WrittenActivity = Omit<z.output<typeof recordActivityInput>, 'idempotencyKey' | 'councilId'>

/** A public activity, written anew. `version` is the one that was read, and everybody reads the reason. */
export const correctActivityInput = z
  .strictObject({
    activityId: uuid(),
    version: wholeNumber({ min: 1, max: 1_000_000 }),
    reason: plainText({ max: own.reason }),
    ...writtenShape,
  })
  .check(checkDays, checkCounts)
export type CorrectActivityInput = z.input<typeof correctActivityInput>

/**
 * A photo for an activity, which its sender has uploaded before. `description` says what is on it to whoever does not see it, and
 * `facesConsidered` that the sender has thought of the people and number plates on it.
 */
export const addActivityPhotoInput = z.strictObject({
  activityId: uuid(),
  fileHash: codeText(fileHashPattern, 'unknown_record'),
  description: plainText({ max: own.photoDescription }),
  language: z.enum(languages),
  facesConsidered: z.literal(true, { error: () => 'required' }),
})
export type AddActivityPhotoInput = z.input<typeof addActivityPhotoInput>

/** A photo is taken off; everybody reads the reason. */
export const removeActivityPhotoInput = z.strictObject({ photoId: uuid(), reason: plainText({ max: own.reason }) })
export type RemoveActivityPhotoInput = z.input<typeof removeActivityPhotoInput>
