import { z } from 'zod'
import { passwordMax, passwordMin } from './identity.constants.ts'
import { languages } from './languages.ts'
import {
  absentable,
  addressConfirmed,
  checkAddress,
  codeText,
  countCodePoints,
  emailAddress,
  plainText,
  refuse,
  uuid,
} from './text.ts'

export * from './identity.constants.ts'

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

/** A code as somebody types it: six digits, or a recovery code with its dashes. */
export const codeInput = z.strictObject({ code: plainText({ max: 100 }) })

/** The token of a link that was sent by email: 256 bits in base64url. */
const linkToken = () => codeText(/^[A-Za-z0-9_-]{43}$/u, 'not_a_code', (text) => text.trim())

/** Accepts an invitation, and chooses the password that the account opens with. */
export const acceptInvitationInput = z.strictObject({ token: linkToken(), password: newPassword() })

/** Asks for a link to choose a new password, in the language of the page. */
export const askPasswordResetInput = z.strictObject({ email: emailAddress(), language: z.enum(languages) })

/** Chooses a new password by such a link. */
export const resetPasswordInput = z.strictObject({ token: linkToken(), password: newPassword() })

/** Proves once more, with both factors, who is signed in. */
export const confirmIdentityInput = z.strictObject({ password: passwordOf(1), code: plainText({ max: 100 }) })

/** Changes the own password. */
export const changePasswordInput = z.strictObject({ current: passwordOf(1), password: newPassword() })

/** Asks for another address; it becomes the account's once the link that is sent there is opened. */
export const changeEmailInput = z
  .strictObject({ email: emailAddress(), addressConfirmed: addressConfirmed() })
  .check(checkAddress)

/** The link that was sent to the new address. */
export const confirmEmailInput = z.strictObject({ token: linkToken() })

// An authenticator's answer is some kilobytes of JSON at most.
const ceremonyAnswer = { ceremony: uuid(), responseJson: z.string().max(20_000) }

/** The answer of a passkey to what it was asked. */
export const passkeyAnswerInput = z.strictObject(ceremonyAnswer)

/** A new passkey, and what its owner calls it. */
export const finishPasskeyInput = z.strictObject({ ...ceremonyAnswer, label: plainText({ max: 60 }) })

/** Opens an account for a person who already holds, or is about to hold, a seat or a post. Colleagues see `label`. */
export const createAccountInput = z.strictObject({
  email: emailAddress(),
  password: newPassword(),
  label: plainText({ max: 120 }),
  demonstration: z.boolean().default(false),
  /** The secret of codes that a demonstration account begins with, in base32. */
  totpSecret: absentable(codeText(/^[A-Z2-7]{32}$/u, 'not_a_code')),
})
