import { links } from '../../platform/links.ts'
import { readAllPages } from '../../platform/read-all-pages.ts'
import type { Ask, PageAddress } from '../../platform/site-map.ts'
import { activitiesOnSiteMapQuery } from './site-map.documents.ts'

/** Every activity, and every source that tells of one. */
export async function listPages(ask: Ask): Promise<PageAddress[]> {
  const { rows } = await readAllPages(
    async (after) => (await ask(activitiesOnSiteMapQuery, { after })).activities,
    Infinity,
  )
  const sources = new Set(rows.flatMap((activity) => activity.sources.map(({ code }) => code)))
  return [
    ...rows.map<PageAddress>(
      ({ code }) =>
        (language) =>
          links.activity(language, code),
    ),
    ...[...sources].map<PageAddress>((code) => (language) => links.source(language, code)),
  ]
}
