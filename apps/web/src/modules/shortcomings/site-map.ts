import { links } from '../../platform/links.ts'
import type { Ask, PageAddress } from '../../platform/site-map.ts'
import { caseParts } from '../cases/index.ts'
import { shortcomingsOnSiteMapQuery } from './site-map.documents.ts'

/** The newest shortcomings. */
export async function listPages(ask: Ask): Promise<PageAddress[]> {
  const { casesOnSiteMap } = await caseParts.lists()
  return casesOnSiteMap(
    links.shortcoming,
    async (after) => (await ask(shortcomingsOnSiteMapQuery, { after })).shortcomings,
  )
}
