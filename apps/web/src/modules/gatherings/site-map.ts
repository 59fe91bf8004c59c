import { readAllPages } from '../../platform/read-all-pages.ts'
import type { Ask, PageAddress } from '../../platform/site-map.ts'
import { gatheringsOnSiteMapQuery } from './gatherings.documents.ts'
import { gatheringsLinks } from './links.ts'

/** Every public gathering. */
export async function listPages(ask: Ask): Promise<PageAddress[]> {
  const { rows } = await readAllPages(
    async (after) => (await ask(gatheringsOnSiteMapQuery, { after })).gatherings,
    Infinity,
  )
  return rows.map<PageAddress>(
    ({ slug }) =>
      (language) =>
        gatheringsLinks.gathering(language, slug),
  )
}
