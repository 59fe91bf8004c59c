import { recommendationsLinks } from './links.ts'
import type { Ask, PageAddress } from '../../platform/site-map.ts'
import { caseParts } from '../cases/index.ts'
import { recommendationsOnSiteMapQuery } from './site-map.documents.ts'

/** The newest recommendations. */
export async function listPages(ask: Ask): Promise<PageAddress[]> {
  const { casesOnSiteMap } = await caseParts.lists()
  return casesOnSiteMap(
    recommendationsLinks.page,
    async (after) => (await ask(recommendationsOnSiteMapQuery, { after })).recommendations,
  )
}
