import { z } from 'zod'
import { activityKinds, bodyKinds, councilLimits, councilOffices, documentKinds, membershipEndReasons, nominatorKinds, slugPattern } from './councils.words.ts'
import { dateOnly, partialDate } from './dates.ts'
import { sourceInput } from './sources.ts'
import { areaCode, unitCode } from './territory.ts'
import { absentable, boundedList, codeText, refuse, trilingualTextInput, uuid, wholeNumber } from './text.ts'

export * from './councils.words.ts'

/** The part of a council's URL that names it; lower-case Latin letters, digits, dashes. */
export const slug = () => codeText(slugPattern, 'not_a_code', (text) => text.trim().toLowerCase())

/** Puts a public council, or another body of the register, on the record. */
export const establishCouncilInput = z.strictObject({
  slug: slug(),
  kind: z.enum(bodyKinds).default('publicCouncil'),
  name: trilingualTextInput({ max: councilLimits.name }),
  purpose: absentable(trilingualTextInput({ max: councilLimits.purpose, multiline: true })),
  areaCode: areaCode(),
  departmentCode: absentable(unitCode()),
  establishedOn: absentable(partialDate()),
  source: absentable(sourceInput),
  isDemonstration: z.boolean().default(false),
})
export type EstablishCouncilInput = z.input<typeof establishCouncilInput>

/** Seats a person on a council. `seat` names the office or organisation in public; no personal name is needed. */
export const startMembershipInput = z
  .strictObject({
    councilId: uuid(),
    accountId: absentable(uuid()),
    office: z.enum(councilOffices),
    seat: trilingualTextInput({ max: councilLimits.office }),
    nominatedBy: z.enum(nominatorKinds),
    startsOn: dateOnly(),
    termEndsOn: absentable(dateOnly()),
    source: absentable(sourceInput),
    isDemonstration: z.boolean().default(false),
  })
  .check((ctx) => {
    const { startsOn, termEndsOn } = ctx.value
    if (termEndsOn !== undefined && termEndsOn <= startsOn) refuse(ctx, termEndsOn, 'date_before_other', { other: startsOn }, ['termEndsOn'])
  })
export type StartMembershipInput = z.input<typeof startMembershipInput>

/** Ends a membership; the seat stays listed with its reason. */
export const endMembershipInput = z.strictObject({
  membershipId: uuid(),
  endsOn: dateOnly(),
  reason: z.enum(membershipEndReasons),
})
export type EndMembershipInput = z.input<typeof endMembershipInput>

/** Something a body did: a reception, a school visit, a round table. */
export const recordActivityInput = z
  .strictObject({
    councilId: uuid(),
    kind: z.enum(activityKinds),
    title: trilingualTextInput({ max: councilLimits.name }),
    summary: absentable(trilingualTextInput({ max: councilLimits.summary, multiline: true })),
    startsOn: partialDate(),
    endsOn: absentable(partialDate()),
    areaCode: absentable(areaCode()),
    place: absentable(trilingualTextInput({ max: councilLimits.place })),
    headCount: absentable(wholeNumber({ min: 0, max: councilLimits.headCount })),
    participants: boundedList(trilingualTextInput({ max: councilLimits.office }), { max: councilLimits.participants }).default([]),
    source: absentable(sourceInput),
    isDemonstration: z.boolean().default(false),
  })
  .check((ctx) => {
    const { startsOn, endsOn } = ctx.value
    if (endsOn !== undefined && endsOn < startsOn) refuse(ctx, endsOn, 'date_before_other', { other: startsOn }, ['endsOn'])
  })
export type RecordActivityInput = z.input<typeof recordActivityInput>

/** A document that a body adopted or works by. */
export const publishDocumentInput = z.strictObject({
  councilId: absentable(uuid()),
  kind: z.enum(documentKinds),
  title: trilingualTextInput({ max: councilLimits.name * 2 }),
  summary: absentable(trilingualTextInput({ max: councilLimits.summary, multiline: true })),
  number: absentable(codeText(/^[\p{L}\p{N} ./№-]{1,40}$/u, 'not_a_code', (text) => text.trim())),
  adoptedOn: absentable(partialDate()),
  source: absentable(sourceInput),
  isDemonstration: z.boolean().default(false),
})
export type PublishDocumentInput = z.input<typeof publishDocumentInput>
