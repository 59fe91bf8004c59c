import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { parse } from 'hono/utils/cookie'
import { derivedKeyFor } from '../../platform/encryption.ts'

// A browser in which a person has signed in before is told apart by a mark. It proves nothing and gives no right: it only
// gets a rate limit of its own, so that whoever guesses an account's password from elsewhere cannot keep its owner out.
const pattern = /^[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}$/
const lastsDays = 180

/** A new mark for a browser in which this person has just signed in. Nothing of it is stored; it names nobody. */
export function trustDevice(personId: string): string {
  const random = randomBytes(16).toString('base64url')
  return `${random}.${signed(random, personId).toString('base64url')}`
}

/** The mark where it was made for this person; else null. */
export function validDeviceToken(mark: string | null, personId: string): string | null {
  const [random = '', signature = ''] = (mark ?? '').split('.')
  const given = Buffer.from(signature, 'base64url')
  const right = signed(random, personId)
  return given.length === right.length && timingSafeEqual(given, right) ? mark : null
}

/** The mark in a Cookie header, or null. */
export function trustedDeviceTokenOf(cookieHeader: string | null, secure: boolean): string | null {
  if (cookieHeader === null) return null
  const name = cookieName(secure)
  const mark = parse(cookieHeader, name)[name]
  return mark !== undefined && pattern.test(mark) ? mark : null
}

/** The Set-Cookie line that marks a browser. */
export function trustedDeviceCookie(mark: string, secure: boolean): string {
  const age = lastsDays * 86_400
  return `${cookieName(secure)}=${mark}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}${secure ? '; Secure' : ''}`
}

function cookieName(secure: boolean): string {
  return secure ? '__Host-hamkori-known' : 'hamkori-known'
}

function signed(random: string, personId: string): Buffer {
  return createHmac('sha256', derivedKeyFor('trusted device')).update(`${random} ${personId}`).digest()
}
