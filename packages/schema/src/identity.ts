import { z } from 'zod'
import { dateOnly } from './dates.ts'
import { passwordMax, passwordMin, postEndReasons, postRoles } from './identity.words.ts'
import { absentable, countCodePoints, emailAddress, plainText, refuse, uuid } from './text.ts'

export * from './identity.words.ts'

function passwordOf(min: number) {
  return z.string().transform((value, ctx): string => {
    const text = value.normalize('NFC')
    const length = countCodePoints(text)
    if (length === 0) refuse(ctx, '', 'required')
    else if (length < min) refuse(ctx, '', 'too_short', { min })
    else if (length > passwordMax) refuse(ctx, '', 'too_long', { max: passwordMax })
    else if (/\p{Surrogate}|\u0000/u.test(text)) refuse(ctx, '', 'broken_character')
    else return text
    return z.NEVER
  })
}

/** A password when it is chosen: at least 12 code points, nothing trimmed, no rules about kinds of characters. */
export const newPassword = () => passwordOf(passwordMin)

/** What the sign-in form sends. The length rule is not applied here: it would tell how an old password looks. */
export const signInInput = z.strictObject({
  email: emailAddress(),
  password: passwordOf(1),
})
export type SignInInput = z.input<typeof signInInput>

/** Opens an account for a person who already holds, or is about to hold, an office or a post. */
export const createAccountInput = z.strictObject({
  email: emailAddress(),
  password: newPassword(),
  displayName: plainText({ max: 120 }),
  isDemonstration: z.boolean().default(false),
})
export type CreateAccountInput = z.input<typeof createAccountInput>

/** Puts an account in a post. `departmentId` may be absent only for posts of the whole country. */
export const assignPostInput = z
  .strictObject({
    accountId: uuid(),
    role: z.enum(postRoles),
    departmentId: absentable(uuid()),
    startsOn: dateOnly(),
  })
  .check((ctx) => {
    if (ctx.value.role === 'officer' && ctx.value.departmentId === undefined) refuse(ctx, undefined, 'required', {}, ['departmentId'])
  })
export type AssignPostInput = z.input<typeof assignPostInput>

export const endPostInput = z.strictObject({
  postId: uuid(),
  endsOn: dateOnly(),
  reason: z.enum(postEndReasons),
})
export type EndPostInput = z.input<typeof endPostInput>
