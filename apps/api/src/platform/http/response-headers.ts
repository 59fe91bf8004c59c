/**
 * Headers of every response, pages, files and refusals included. A page replaces the content policy by one that names what it carries inside itself.
 * @param secure people reach this installation over TLS; browsers are then told to use nothing else.
 */
export function commonHeaders(secure: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

/** Sources (`'sha256-…'`) of the scripts and styles that a page carries inside itself. */
export interface InlineSources {
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

/**
 * The policy of a page that other sites may show in a frame: it runs nothing, asks for nothing and sends nothing. Beside this policy
 * browsers pass over X-Frame-Options, which has no word for it; a sender leaves it out nevertheless.
 */
export function framePolicy({ styles }: InlineSources): string {
  return [
    "default-src 'none'",
    `style-src ${styles.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    'frame-ancestors *',
  ].join('; ')
}

/** The content security policy: own origin only, a page's own scripts and styles by their hashes, nothing unsafe. */
export function contentSecurityPolicy({ scripts, styles }: InlineSources = { scripts: [], styles: [] }): string {
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...scripts].join(' ')}`,
    `style-src ${["'self'", ...styles].join(' ')}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
