import { links } from '../../platform/links.ts'
import type { Ask, PageAddress } from '../../platform/site-map.ts'
import { caseLists } from '../cases/index.ts'
import { proposalsOnSiteMapQuery } from './site-map.documents.ts'

/** The newest proposals. */
export function listPages(ask: Ask): Promise<PageAddress[]> {
  return caseLists.casesOnSiteMap(
    links.proposal,
    async (after) => (await ask(proposalsOnSiteMapQuery, { after })).proposals,
  )
}
