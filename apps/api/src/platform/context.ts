import type { Viewer } from './viewer.ts'

/** What every resolver gets. */
export interface Context {
  readonly viewer: Viewer
  /** The token in the browser's cookie, for the acts that finish or end what it began; null where there is none. */
  readonly sessionToken: string | null
  /** The mark of a browser in which somebody has signed in before; null where there is none. It gives no right. */
  readonly trustedDeviceToken: string | null
  /** True where the request came over TLS (directly or through a proxy that the operator trusts). */
  readonly secure: boolean
  /** Set-Cookie lines that the answer will carry. */
  readonly setCookies: string[]
}
