import type { Viewer } from './viewer.ts'

/** What every resolver gets. */
export interface Context {
  readonly viewer: Viewer
  /** True where the request came over TLS (directly or through a proxy that the operator trusts). */
  readonly secure: boolean
  /** Set-Cookie lines that the answer will carry. */
  readonly setCookies: string[]
}
