import { z } from 'zod'
import { dateOnly } from './dates.ts'
import { postRoles } from './identity.constants.ts'
import { languages } from './languages.ts'
import { reasonMax, reasonMin } from './people.constants.ts'
import { absentable, addressConfirmed, checkAddress, emailAddress, plainText, refuse, uuid } from './text.ts'

export * from './people.constants.ts'

const postTitle = () => plainText({ max: 200 })

const postShape = {
  role: z.enum(postRoles),
  departmentId: absentable(uuid()),
  title: absentable(z.strictObject({ tg: postTitle(), ru: postTitle(), en: postTitle() })),
  validFrom: dateOnly(),
  validTo: absentable(dateOnly()),
}
type PostShape = z.output<z.ZodObject<typeof postShape>>

/** An officer needs a department and a title; no post ends before it begins. */
function checkPost(ctx: { value: PostShape; issues: z.core.$ZodRawIssue[] }): void {
  const { role, departmentId, title, validFrom, validTo } = ctx.value
  if (role === 'officer' && departmentId === undefined) refuse(ctx, undefined, 'required', {}, ['departmentId'])
  if (role === 'officer' && title === undefined) refuse(ctx, undefined, 'required', {}, ['title'])
  if (validTo !== undefined && validTo < validFrom)
    refuse(ctx, validTo, 'date_before_other', { other: validFrom }, ['validTo'])
}

/** A post that comes with an invitation. The title is what is printed under an answer. */
export const invitedPostInput = z.strictObject(postShape).check(checkPost)

/** Puts a person in a post. The title is what is printed under an answer; an officer needs a department and a title. */
export const assignPostInput = z.strictObject({ personId: uuid(), ...postShape }).check(checkPost)

/** Why something was done to an account or a post, in the words of whoever did it; kept in the audit log. */
const actReason = () => plainText({ min: reasonMin, max: reasonMax })

/** Ends a post on its last day. */
export const endPostInput = z.strictObject({ postId: uuid(), on: dateOnly(), reason: actReason() })

/** An act on a person's account that needs a reason: suspending, restoring, taking the factors, withdrawing an invitation. */
export const personActInput = z.strictObject({ personId: uuid(), reason: actReason() })

/** Sends an invitation again, to another address where one is given: the link before it is worth nothing from then on. */
export const renewInvitationInput = z
  .strictObject({ personId: uuid(), email: absentable(emailAddress()), addressConfirmed: addressConfirmed() })
  .check(checkAddress)

/** Who is invited; the post or the seat is added by the invitation itself. */
export const inviteeShape = {
  email: emailAddress(),
  addressConfirmed: addressConfirmed(),
  label: plainText({ max: 120 }),
  language: z.enum(languages),
}
