// RFC 8176, §2: what a person knows, has, and is.
const kinds: readonly (readonly string[])[] = [
  ['pwd', 'pin', 'kba'],
  ['otp', 'hwk', 'swk', 'sc', 'sms', 'tel', 'pop'],
  ['face', 'fpt', 'iris', 'retina', 'vbm'],
]
/** Classes that mean two factors wherever they are used: REFEDS MFA, and OpenID's phishing-resistant ones. */
const classes = ['https://refeds.org/profile/mfa', 'phr', 'phrh']

/**
 * True where an organisation says that it saw a second factor: `mfa`, or methods of two kinds, or a class that means so.
 * Everything else counts as one factor, and ours is asked for.
 */
export function tellsOfSecondFactor({ amr, acr }: { readonly amr?: unknown; readonly acr?: unknown }): boolean {
  const methods = Array.isArray(amr) ? amr.filter((method) => typeof method === 'string') : []
  const seen = kinds.filter((kind) => kind.some((method) => methods.includes(method)))
  return methods.includes('mfa') || seen.length > 1 || (typeof acr === 'string' && classes.includes(acr))
}
