import { Secret, TOTP } from 'otpauth'

// What every authenticator application understands (RFC 6238); other choices are silently ignored by some of them.
const algorithm = 'SHA1'
const digits = 6
const stepSeconds = 30
/** A code of the half-minute before or after is taken too: clocks differ, and people are slow. */
const windowSteps = 1
const secretBytes = 20
const issuer = 'Hamkori'

/** A new secret for an authenticator application: 160 random bits in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: secretBytes }).base32
}

/** The address that an authenticator application reads from the picture, with the account it is for. */
export function totpUri(secret: string, email: string): string {
  return totpOf(secret, email).toString()
}

const form = /^[0-9]{6}$/

/** The half-minute that a code belongs to, counted since 1970; null where it is no code of now or its neighbours. */
export function stepOfCode(secret: string, code: string, moment: Date): number | null {
  // The library compares bytes, and throws where digits of another script make them more.
  if (!form.test(code)) return null
  const totp = totpOf(secret)
  const delta = totp.validate({ token: code, timestamp: moment.getTime(), window: windowSteps })
  return delta === null ? null : totp.counter({ timestamp: moment.getTime() }) + delta
}

/**
 * The code that an authenticator application shows at a moment.
 * @internal Only tests use it.
 */
export function codeAt(secret: string, moment: Date): string {
  return totpOf(secret).generate({ timestamp: moment.getTime() })
}

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer, label, algorithm, digits, period: stepSeconds, secret: Secret.fromBase32(secret) })
}
