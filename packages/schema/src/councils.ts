import { z } from 'zod'
import {
  bodyKinds,
  councilLimits as limits,
  councilOffices,
  documentKinds,
  membershipEndReasons,
  nameDisplays,
  slugPattern,
} from './councils.constants.ts'
import { dateOnly, partialDate } from './dates.ts'
import { invitedPostInput, inviteeShape } from './people.ts'
import { sourceCodes } from './sources.ts'
import { areaCode, departmentCode } from './territory.ts'
import {
  absentable,
  boundedList,
  checkAddress,
  codeText,
  emailAddress,
  nameInput,
  optionalText,
  plainText,
  refuse,
  trilingualTextInput,
  uuid,
  webAddress,
  wholeNumber,
} from './text.ts'

export * from './councils.constants.ts'

/** The part of a council's URL that names it; lower-case Latin letters, digits, dashes. */
export const slug = () => codeText(slugPattern, 'not_a_code', (text) => text.trim().toLowerCase())

/** The short name of a body, activity or document in the register, as the import knows it. */
export const registerCode = () => codeText(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/u, 'not_a_code', (text) => text.trim())

/** Puts a public council on the record. */
export const establishCouncilInput = z.strictObject({
  slug: slug(),
  areaCode: areaCode(),
  departmentCode: departmentCode(),
  name: nameInput({ max: limits.name }),
  inferred: z.boolean().default(false),
  /** How many seats it has. */
  seatCount: wholeNumber({ min: 1, max: limits.seats }).default(limits.usualSeats),
  sourceCodes: sourceCodes(),
  demonstration: z.boolean().default(false),
})

/** How a council is reached and by what act it was founded; what is absent is taken off. */
export const describeCouncilInput = z.strictObject({
  councilId: uuid(),
  reach: absentable(trilingualTextInput({ max: limits.reach, multiline: true })),
  phone: optionalText({ max: limits.phone }),
  email: absentable(emailAddress(), (value) => value === ''),
  foundingAct: absentable(trilingualTextInput({ max: limits.title })),
})

/** Says how many seats a council has. */
export const determineSeatsInput = z.strictObject({
  councilId: uuid(),
  seatCount: wholeNumber({ min: 1, max: limits.seats }),
})

const seatShape = {
  councilId: uuid(),
  office: z.enum(councilOffices),
  seat: wholeNumber({ min: 1, max: limits.seats }),
  nominatedBy: absentable(trilingualTextInput({ max: limits.office })),
  termFrom: dateOnly(),
  termTo: absentable(dateOnly()),
}
type SeatShape = z.output<z.ZodObject<typeof seatShape>>

function checkTerm(ctx: { value: SeatShape; issues: z.core.$ZodRawIssue[] }): void {
  const { termFrom, termTo } = ctx.value
  if (termTo !== undefined && termTo < termFrom)
    refuse(ctx, termTo, 'date_before_other', { other: termFrom }, ['termTo'])
}

const memberName = () => plainText({ max: limits.memberName })

/**
 * Seats a person on a council. In public the seat has a number; `name` is for the council's own people, where the holder has no account
 * or another name there.
 */
export const startMembershipInput = z
  .strictObject({
    ...seatShape,
    personId: absentable(uuid()),
    name: absentable(memberName()),
    demonstration: z.boolean().default(false),
  })
  .check(checkTerm)

/** Invites somebody by email, to a post, to a seat on a council, free or held without an account, or to both; to one at least. */
export const invitePersonInput = z
  .strictObject({
    ...inviteeShape,
    post: absentable(invitedPostInput),
    seat: absentable(z.strictObject(seatShape).check(checkTerm)),
    /** A seat that its holder has without an account: whoever is invited signs in for it. */
    heldSeatId: absentable(uuid()),
  })
  .check(checkAddress)
  .check((ctx) => {
    const { post, seat, heldSeatId } = ctx.value
    if (seat !== undefined && heldSeatId !== undefined)
      refuse(ctx, heldSeatId, 'not_applicable_here', {}, ['heldSeatId'])
    if (post === undefined && seat === undefined && heldSeatId === undefined)
      refuse(ctx, undefined, 'required', {}, ['post'])
  })

/** Writes down who holds or held a seat, for the council's own people. */
export const writeMemberNameInput = z.strictObject({ membershipId: uuid(), name: memberName() })

/** A member's choice of what everybody reads: the name as it is written here, or only the office. */
export const chooseNameDisplayInput = z
  .strictObject({ display: z.enum(nameDisplays), name: absentable(memberName()) })
  .check((ctx) => {
    const { display, name } = ctx.value
    if (display === 'name' && name === undefined) refuse(ctx, undefined, 'required', {}, ['name'])
    if (display === 'office' && name !== undefined) refuse(ctx, name, 'not_applicable_here', {}, ['name'])
  })

/** Ends a membership; the seat stays listed with its reason. */
export const endMembershipInput = z.strictObject({
  membershipId: uuid(),
  /** The last day. */
  on: dateOnly(),
  reason: z.enum(membershipEndReasons),
})

/** Puts an organisation on the register. Offices as the source lists them; never a person's name. */
export const registerBodyInput = z.strictObject({
  code: registerCode(),
  kind: z.enum(bodyKinds),
  parentCode: absentable(registerCode()),
  areaCode: absentable(areaCode()),
  nameTg: optionalText({ max: limits.name }),
  nameRu: optionalText({ max: limits.name }),
  nameEn: plainText({ max: limits.name }),
  note: optionalText({ max: limits.text, multiline: true }),
  offices: boundedList(plainText({ max: limits.office }), { max: limits.listed }).default([]),
  sourceCodes: sourceCodes(),
})
export type RegisterBodyInput = z.input<typeof registerBodyInput>

/** A legal act, agreement or strategy that the record refers to. */
export const registerDocumentInput = z.strictObject({
  code: registerCode(),
  kind: z.enum(documentKinds),
  titleTg: optionalText({ max: limits.title }),
  titleRu: optionalText({ max: limits.title }),
  titleEn: plainText({ max: limits.title }),
  datedOn: absentable(partialDate()),
  url: absentable(webAddress()),
  sourceCodes: sourceCodes(),
})
export type RegisterDocumentInput = z.input<typeof registerDocumentInput>
