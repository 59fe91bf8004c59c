import { z } from 'zod'
import { registerCode } from './councils.ts'
import { dateOnly, timeOfDay } from './dates.ts'
import { gatheringItemKinds, gatheringLimits as limits } from './gatherings.constants.ts'
import { sourceCodes } from './sources.ts'
import { areaCode } from './territory.ts'
import { absentable, boundedList, plainText, refuse, trilingualTextInput, uuid, uuidV4, wholeNumber } from './text.ts'

export * from './gatherings.constants.ts'

const version = () => wholeNumber({ min: 1, max: 1_000_000 })
const reason = () => plainText({ max: limits.reason })
const hour = () => absentable(timeOfDay(), (value) => value === '')

/** One point of the programme: what it is for, what is said, by which office, and how many minutes it is meant to take. */
const itemInput = z.strictObject({
  kind: z.enum(gatheringItemKinds),
  what: trilingualTextInput({ max: limits.what }),
  speaker: absentable(trilingualTextInput({ max: limits.speaker })),
  minutes: absentable(wholeNumber({ min: 1, max: limits.minutes })),
})

const shape = {
  /** The country (TJ), or a region such as TJ-SU. */
  areaCode: areaCode(),
  councilId: uuid(),
  title: trilingualTextInput({ max: limits.title }),
  place: trilingualTextInput({ max: limits.place }),
  heldOn: dateOnly(),
  startsAt: hour(),
  /** The period that the pack covers, both days included. */
  coversFrom: dateOnly(),
  coversTo: dateOnly(),
  items: boundedList(itemInput, { min: 1, max: limits.items }),
  councilIds: boundedList(uuid(), { max: limits.councils }).default([]),
  guests: boundedList(trilingualTextInput({ max: limits.guest }), { max: limits.guests }).default([]),
}

type Written = z.output<z.ZodObject<typeof shape>>

/** The period ends after it begins, every council stands in the list once, and everything is written in one language first. */
function checkWritten(ctx: { value: Written; issues: z.core.$ZodRawIssue[] }): void {
  const { title, place, coversFrom, coversTo, items, councilIds, guests } = ctx.value
  if (coversTo < coversFrom) refuse(ctx, coversTo, 'date_before_other', {}, ['coversTo'])
  councilIds.forEach((id, at) => {
    if (councilIds.indexOf(id) !== at) refuse(ctx, id, 'duplicate', {}, ['councilIds', at])
  })
  const texts = [
    { path: ['place'], text: place },
    ...items.map(({ what }, at) => ({ path: ['items', at, 'what'], text: what })),
    ...items.map(({ speaker }, at) => ({ path: ['items', at, 'speaker'], text: speaker })),
    ...guests.map((text, at) => ({ path: ['guests', at], text })),
  ]
  for (const { path, text } of texts)
    if (text !== undefined && text.original !== title.original)
      refuse(ctx, text.original, 'not_one_of', {}, [...path, 'original'])
}

/**
 * A gathering as it is planned. For one that is written anew `gatheringId` and the `version` that was read are given. That the day has
 * not passed, and that place and councils are there, is checked by the action.
 */
export const draftGatheringInput = z
  .strictObject({
    ...shape,
    gatheringId: absentable(uuid()),
    version: absentable(version()),
    /** Random, made on the device: what is sent twice is stored once. */
    idempotencyKey: uuidV4(),
  })
  .check(checkWritten)
export type DraftGatheringInput = z.input<typeof draftGatheringInput>

/** A gathering that a source tells of, for imports: held and over, under a code that stays the same. */
export const recordGatheringInput = z
  .strictObject({
    ...shape,
    slug: registerCode(),
    outcome: trilingualTextInput({ max: limits.outcome, multiline: true }),
    /** The code of the activity by which the same event stands in the register of activities. */
    activityCode: absentable(registerCode()),
    sourceCodes: sourceCodes(),
  })
  .check(checkWritten)
export type RecordGatheringInput = z.input<typeof recordGatheringInput>

const named = { gatheringId: uuid(), version: version() }

/** The draft as it stands is announced, or thrown away. */
export const gatheringInput = z.strictObject(named)
export type GatheringInput = z.input<typeof gatheringInput>

/** An announced gathering is put off: to another day, or for the time being. */
export const postponeGatheringInput = z.strictObject({
  ...named,
  reason: reason(),
  heldOn: absentable(dateOnly(), (value) => value === ''),
  startsAt: hour(),
})
export type PostponeGatheringInput = z.input<typeof postponeGatheringInput>

/** An announced gathering is called off. */
export const cancelGatheringInput = z.strictObject({ ...named, reason: reason() })
export type CancelGatheringInput = z.input<typeof cancelGatheringInput>

/** It was held on this day; these of the invited councils took part. */
export const holdGatheringInput = z.strictObject({
  ...named,
  heldOn: dateOnly(),
  tookPart: boundedList(uuid(), { max: limits.councils }).default([]),
})
export type HoldGatheringInput = z.input<typeof holdGatheringInput>

/** What the gathering came to, for everybody. */
export const concludeGatheringInput = z.strictObject({
  ...named,
  outcome: trilingualTextInput({ max: limits.outcome, multiline: true }),
})
export type ConcludeGatheringInput = z.input<typeof concludeGatheringInput>
