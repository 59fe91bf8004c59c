import { type ResidentState } from './resident.ts'
import { readState } from './state.ts'

/** The resident's page as it is in another language. */
export interface PageInLanguage {
  readonly state: ResidentState
  readonly title: string
}

/**
 * Fetches the resident's page at another address without leaving this one, so that nothing of what was answered has to be
 * kept anywhere. Null where there is no connection or no such page.
 */
export async function fetchPage(href: string): Promise<PageInLanguage | null> {
  try {
    const answer = await fetch(href, { headers: { accept: 'text/html' }, cache: 'no-store' })
    if (!answer.ok) return null
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const state = readState<ResidentState>(page)
    return state && { state, title: page.title }
  } catch {
    return null
  }
}
