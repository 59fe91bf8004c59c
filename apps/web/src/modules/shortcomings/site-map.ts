import { links } from '../../platform/links.ts'
import type { Ask, PageAddress } from '../../platform/site-map.ts'
import { caseLists } from '../cases/index.ts'
import { shortcomingsOnSiteMapQuery } from './site-map.documents.ts'

/** The newest shortcomings. */
export function listPages(ask: Ask): Promise<PageAddress[]> {
  return caseLists.casesOnSiteMap(
    links.shortcoming,
    async (after) => (await ask(shortcomingsOnSiteMapQuery, { after })).shortcomings,
  )
}
