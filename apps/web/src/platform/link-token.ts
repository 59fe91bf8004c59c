import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router'

const prefix = 'hamkori-link:'

/**
 * Takes the token of a mailed link out of the address before the page is shown: it stands behind the #, so no server saw
 * it, and this way no history, no bookmark and no link to another language holds it either. Until it is used it rests in
 * this tab, so that a reload or a change of language does not lose it. Returns where to go on to; null where nothing was taken.
 */
export function takeLinkToken(to: RouteLocationNormalized): RouteLocationRaw | null {
  if (!to.meta.linkToken || !to.hash) return null
  try {
    sessionStorage.setItem(prefix + to.meta.linkToken, to.hash.slice(1))
  } catch {
    // A browser without storage: the page then says that the link has to be opened again.
  }
  return { path: to.path, query: to.query, hash: '', replace: true }
}

/** The token that a mailed link of this kind brought into this tab; empty where there is none. */
export function linkToken(kind: string): string {
  try {
    return sessionStorage.getItem(prefix + kind) ?? ''
  } catch {
    return ''
  }
}

/** Forgets the token: it was used, or is worth nothing. */
export function forgetLinkToken(kind: string): void {
  try {
    sessionStorage.removeItem(prefix + kind)
  } catch {
    return
  }
}
