import { z } from 'zod'
import { dateOnly } from './dates.ts'
import { passwordMax, passwordMin, postRoles } from './identity.words.ts'
import { absentable, countCodePoints, emailAddress, plainText, refuse, uuid } from './text.ts'

export * from './identity.words.ts'

function passwordOf(min: number) {
  return z.string().transform((value, ctx): string => {
    const text = value.normalize('NFC')
    const length = countCodePoints(text)
    if (length === 0) refuse(ctx, '', 'required')
    else if (length < min) refuse(ctx, '', 'too_short', { min })
    else if (length > passwordMax) refuse(ctx, '', 'too_long', { max: passwordMax })
    else if (/\p{Surrogate}/u.test(text) || text.includes('\u0000')) refuse(ctx, '', 'broken_character')
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

/** Opens an account for a person who already holds, or is about to hold, a seat or a post. Colleagues see `label`. */
export const createAccountInput = z.strictObject({
  email: emailAddress(),
  password: newPassword(),
  label: plainText({ max: 120 }),
  demonstration: z.boolean().default(false),
})
export type CreateAccountInput = z.input<typeof createAccountInput>

const postTitle = () => plainText({ max: 200 })

/** Puts a person in a post. The title is what is printed under an answer; an officer needs a department and a title. */
export const assignPostInput = z
  .strictObject({
    personId: uuid(),
    role: z.enum(postRoles),
    departmentId: absentable(uuid()),
    title: absentable(z.strictObject({ tg: postTitle(), ru: postTitle(), en: postTitle() })),
    validFrom: dateOnly(),
    validTo: absentable(dateOnly()),
  })
  .check((ctx) => {
    const { role, departmentId, title, validFrom, validTo } = ctx.value
    if (role === 'officer' && departmentId === undefined) refuse(ctx, undefined, 'required', {}, ['departmentId'])
    if (role === 'officer' && title === undefined) refuse(ctx, undefined, 'required', {}, ['title'])
    if (validTo !== undefined && validTo < validFrom)
      refuse(ctx, validTo, 'date_before_other', { other: validFrom }, ['validTo'])
  })
export type AssignPostInput = z.input<typeof assignPostInput>
