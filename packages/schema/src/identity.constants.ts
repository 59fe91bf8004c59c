/** A post somebody holds in a department or for the country; what they may do follows from it. */
export const postRoles = ['officer', 'coordinator', 'observer', 'moderator', 'administrator'] as const
export type PostRole = (typeof postRoles)[number]

/** Fewest and most code points of a password. NIST SP 800-63B-4 §3.1.1.2 asks for at least 15 without, 8 with a second factor. */
export const passwordMin = 12
export const passwordMax = 200

/** A session ends this many minutes after its last use, and at the latest this many hours after signing in. */
export const sessionIdleMinutes = 30
export const sessionLongestHours = 12

/** Somebody who has given the password has this many minutes for the second factor, and no right before it. */
export const pendingMinutes = 10

/** Acts on accounts, factors, posts and exports want both factors proved within this many minutes. */
export const confirmationMinutes = 10

/** How long the links that are sent by email hold: an invitation, a new password, a new address. Each is good once. */
export const invitationHours = 72
export const passwordResetMinutes = 60
export const emailChangeHours = 24

/** Where those links lead, behind the language; the token follows after a #, so that no server on the way notes it. */
export const mailedPaths = {
  invitation: 'invitation',
  passwordReset: 'new-password',
  emailChange: 'confirm-email',
} as const

/** Where the message that carries a link stands. */
export const mailStates = ['waiting', 'retrying', 'accepted', 'refused', 'givenUp'] as const
export type MailState = (typeof mailStates)[number]

/** How far a browser has come in signing in; only the last gives any right. */
export const sessionPhases = ['secondFactor', 'enrolment', 'full'] as const
export type SessionPhase = (typeof sessionPhases)[number]

/** How a session was opened. */
export const signInMethods = ['password', 'passkey', 'organisation'] as const
export type SignInMethod = (typeof signInMethods)[number]

/** What can stand as the second factor. */
export const secondFactorMethods = ['totp', 'recoveryCode', 'passkey'] as const
export type SecondFactorMethod = (typeof secondFactorMethods)[number]

/** What a person can add as a factor, and how many of them at most. */
export const factorKinds = ['totp', 'passkey'] as const
export type FactorKind = (typeof factorKinds)[number]
export const factorsMost = 8

/** How many recovery codes there are; each is good once. */
export const recoveryCodeCount = 10

/**
 * A rate limit on guessing, never a lock: this many wrong passwords in a row are free, then one more try each so many
 * seconds; a right password, or time, lifts it.
 */
export const signInFreeAttempts = 10
export const signInSecondsPerAttempt = 30

/** The same for codes, of which there are only a million: whoever gets this far has the password already. */
export const codeFreeAttempts = 5
export const codeSecondsPerAttempt = 60

/** And for messages to one address, so that nobody's letter box is filled by others. */
export const mailFreeAttempts = 3
export const mailSecondsPerAttempt = 300

/** All guesses of everybody together: so many at once, then ten a second. */
export const everybodyFreeAttempts = 300
export const everybodySecondsPerAttempt = 0.1

/**
 * The mail domain of every demonstration account. `.example` is reserved (RFC 2606), so no such mailbox exists.
 */
export const demonstrationDomain = 'hamkori.example'

/** True for an address that belongs to a demonstration account. */
export function isDemonstrationEmail(email: string): boolean {
  const domain = email.toLowerCase().split('@').at(-1) ?? ''
  return domain === demonstrationDomain || domain.endsWith(`.${demonstrationDomain}`)
}
