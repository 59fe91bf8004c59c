import { links } from '../../platform/links.ts'
import { readAllPages } from '../../platform/read-all-pages.ts'
import type { Ask, PageAddress } from '../../platform/site-map.ts'
import { sourcesOnSiteMapQuery } from './site-map.documents.ts'

/** Every source that tells of an activity. */
export async function listPages(ask: Ask): Promise<PageAddress[]> {
  const { rows } = await readAllPages(
    async (after) => (await ask(sourcesOnSiteMapQuery, { after })).activities,
    Infinity,
  )
  const codes = new Set(rows.flatMap(({ sources }) => sources.map(({ code }) => code)))
  return [...codes].map((code) => (language) => links.source(language, code))
}
