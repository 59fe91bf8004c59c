import type { Language } from '@hamkori/schema/languages'
import { type ListPage, readAllPages } from '../../platform/read-all-pages.ts'
import type { PageAddress } from '../../platform/site-map.ts'

/** Most cases of one kind in the site map. Older ones are found from the lists. */
const mostCases = 5_000

/** The pages of the newest cases of a kind. */
export async function casesOnSiteMap(
  to: (language: Language, reference: string) => string,
  readPage: (after: string | null) => Promise<ListPage<{ readonly reference: string }>>,
): Promise<PageAddress[]> {
  const { rows } = await readAllPages(readPage, mostCases)
  return rows.map(
    ({ reference }) =>
      (language) =>
        to(language, reference),
  )
}
