import { readAllPages } from '../../platform/read-all-pages.ts'
import type { Ask, PageAddress } from '../../platform/site-map.ts'
import { plansLinks } from './links.ts'
import { plansOnSiteMapQuery } from './plans.documents.ts'

/** Every adopted plan. */
export async function listPages(ask: Ask): Promise<PageAddress[]> {
  const { rows } = await readAllPages(async (after) => (await ask(plansOnSiteMapQuery, { after })).councils, Infinity)
  return rows.flatMap(({ slug, plans }) =>
    plans.map<PageAddress>(
      ({ year }) =>
        (language) =>
          plansLinks.plan(language, slug, year),
    ),
  )
}
