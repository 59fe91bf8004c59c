import { links } from '../../platform/links.ts'
import type { Ask, PageAddress } from '../../platform/site-map.ts'
import { caseParts } from '../cases/index.ts'
import { proposalsOnSiteMapQuery } from './site-map.documents.ts'

/** The newest proposals. */
export async function listPages(ask: Ask): Promise<PageAddress[]> {
  const { casesOnSiteMap } = await caseParts.lists()
  return casesOnSiteMap(links.proposal, async (after) => (await ask(proposalsOnSiteMapQuery, { after })).proposals)
}
