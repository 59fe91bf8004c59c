import { z } from 'zod'
import { councilOffices } from './councils.constants.ts'
import { dateOnly } from './dates.ts'
import { planItemKinds, planLimits as limits } from './plans.constants.ts'
import {
  absentable,
  boundedList,
  optionalText,
  plainText,
  refuse,
  trilingualTextInput,
  uuid,
  wholeNumber,
} from './text.ts'

export * from './plans.constants.ts'

const version = () => wholeNumber({ min: 1, max: 1_000_000 })
const reason = () => plainText({ max: limits.reason })

/** One item of a plan: what is done, by an office or by the holder of a seat, until which day, and where. */
const planItemInput = z
  .strictObject({
    what: trilingualTextInput({ max: limits.what }),
    kind: z.enum(planItemKinds),
    ownerOffice: absentable(z.enum(councilOffices), (value) => value === ''),
    ownerMembershipId: absentable(uuid(), (value) => value === ''),
    dueOn: dateOnly(),
    place: absentable(trilingualTextInput({ max: limits.place })),
  })
  .check((ctx) => {
    const { ownerOffice, ownerMembershipId } = ctx.value
    if (ownerOffice === undefined && ownerMembershipId === undefined)
      refuse(ctx, undefined, 'required', {}, ['ownerOffice'])
    if (ownerOffice !== undefined && ownerMembershipId !== undefined)
      refuse(ctx, ownerMembershipId, 'not_applicable_here', {}, ['ownerMembershipId'])
  })

/**
 * A council's plan for a year, written for the first time or anew; `version` is the one that was read, and absent for the first. That
 * each day lies in the year is checked by the action.
 */
export const draftPlanInput = z.strictObject({
  councilId: uuid(),
  year: wholeNumber({ min: limits.earliestYear, max: limits.latestYear }),
  version: absentable(version()),
  items: boundedList(planItemInput, { min: 1, max: limits.items }),
})
export type DraftPlanInput = z.input<typeof draftPlanInput>

/** The plan as it stands is adopted: by a decision of a meeting with public minutes, or in the way that the note says. */
export const adoptPlanInput = z
  .strictObject({
    planId: uuid(),
    version: version(),
    decisionId: absentable(uuid(), (value) => value === ''),
    note: optionalText({ max: limits.note, multiline: true }),
  })
  .check((ctx) => {
    const { decisionId, note } = ctx.value
    if (decisionId === undefined && note === undefined) refuse(ctx, undefined, 'required', {}, ['decisionId'])
  })
export type AdoptPlanInput = z.input<typeof adoptPlanInput>

/** Takes what is unfinished, and the items with these numbers too, along into a draft for the next year. */
export const copyPlanInput = z.strictObject({
  planId: uuid(),
  itemNumbers: boundedList(wholeNumber({ min: 1, max: 1_000_000 }), { max: limits.items }).default([]),
})
export type CopyPlanInput = z.input<typeof copyPlanInput>

const movedItem = { itemId: uuid(), version: version() }

/** Work on an item begins. */
export const startPlanItemInput = z.strictObject(movedItem)
export type StartPlanItemInput = z.input<typeof startPlanItemInput>

/** An item is done, and what shows it: a text, a record of the council by its printed number or code, or both. */
export const finishPlanItemInput = z
  .strictObject({
    ...movedItem,
    evidence: optionalText({ max: limits.evidence, multiline: true }),
    record: optionalText({ max: 60 }),
  })
  .check((ctx) => {
    const { evidence, record } = ctx.value
    if (evidence === undefined && record === undefined) refuse(ctx, undefined, 'required', {}, ['evidence'])
  })
export type FinishPlanItemInput = z.input<typeof finishPlanItemInput>

/** An item is put off to another day; the old one stays readable. */
export const postponePlanItemInput = z.strictObject({ ...movedItem, dueOn: dateOnly(), reason: reason() })
export type PostponePlanItemInput = z.input<typeof postponePlanItemInput>

/** An item is given up. */
export const dropPlanItemInput = z.strictObject({ ...movedItem, reason: reason() })
export type DropPlanItemInput = z.input<typeof dropPlanItemInput>
