/** A post somebody holds in a department or for the country; what they may do follows from it. */
export const postRoles = ['officer', 'coordinator', 'observer', 'moderator', 'administrator'] as const
export type PostRole = (typeof postRoles)[number]

/** Fewest and most code points of a password. NIST SP 800-63B-4 §3.1.1.2 asks for at least 15 without, 8 with a second factor. */
export const passwordMin = 12
export const passwordMax = 200

/** A session ends this many minutes after its last use, and at the latest this many hours after signing in. */
export const sessionIdleMinutes = 30
export const sessionLongestHours = 12

/**
 * A brake on guessing, never a lock: this many wrong passwords in a row are free, then one more try each so many
 * seconds; a right password, or time, lifts it.
 */
export const signInFreeTries = 10
export const signInSecondsPerTry = 30

/**
 * The mail domain of every demonstration account. `.example` is reserved (RFC 2606), so no such mailbox exists.
 */
export const demonstrationDomain = 'hamkori.example'

/** True for an address that belongs to a demonstration account. */
export function isDemonstrationEmail(email: string): boolean {
  return email.toLowerCase().endsWith(`@${demonstrationDomain}`)
}
