import { readAllPages } from '../../platform/read-all-pages.ts'
import type { Ask, PageAddress } from '../../platform/site-map.ts'
import { releasesLinks } from './links.ts'
import { releasesOnSiteMapQuery } from './site-map.documents.ts'

/** Most releases in the site map: twenty years of weeks. */
const mostReleases = 1_040

/** The releases of scores. */
export async function listPages(ask: Ask): Promise<PageAddress[]> {
  const readPage = async (after: string | null) => (await ask(releasesOnSiteMapQuery, { after })).releases
  const { rows } = await readAllPages(readPage, mostReleases)
  return rows.map(
    ({ number }) =>
      (language) =>
        releasesLinks.release(language, number),
  )
}
