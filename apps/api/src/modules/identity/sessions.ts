import { createHash, randomBytes } from 'node:crypto'
import { parse } from 'hono/utils/cookie'

/** 256 random bits in base64url: 43 characters. */
const tokenPattern = /^[A-Za-z0-9_-]{43}$/

/** A new token, for a session or for a link that is sent. Only {@link tokenHash} of it is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** True for what can be a token at all. */
export function isToken(text: string): boolean {
  return tokenPattern.test(text)
}

/** What is stored of a token: its SHA-256. A token is random, so it needs no salt. */
export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest())
}

/** The cookie's name. Over TLS the `__Host-` prefix makes browsers refuse it from any other host or path. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-hamkori' : 'hamkori'
}

/** The session token in a Cookie header, or null. What cannot be a token is not looked up at all. */
export function sessionTokenOf(cookieHeader: string | null, secure: boolean): string | null {
  if (cookieHeader === null) return null
  const name = cookieName(secure)
  const token = parse(cookieHeader, name)[name]
  return token !== undefined && isToken(token) ? token : null
}

/** The Set-Cookie line that signs a browser in. It carries no date: the browser forgets it when it is closed. */
export function signInCookie(token: string, secure: boolean): string {
  return `${cookieName(secure)}=${token}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
}

/** The Set-Cookie line that removes the cookie. */
export function signOutCookie(secure: boolean): string {
  return `${cookieName(secure)}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${secure ? '; Secure' : ''}`
}
