import { links } from '../../platform/links.ts'
import { readAllPages } from '../../platform/read-all-pages.ts'
import type { Ask, PageAddress } from '../../platform/site-map.ts'
import { councilsOnSiteMapQuery } from './site-map.documents.ts'

/** Every council. */
export async function listPages(ask: Ask): Promise<PageAddress[]> {
  const { rows } = await readAllPages(
    async (after) => (await ask(councilsOnSiteMapQuery, { after })).councils,
    Infinity,
  )
  return rows.map(
    ({ slug }) =>
      (language) =>
        links.council(language, slug),
  )
}
