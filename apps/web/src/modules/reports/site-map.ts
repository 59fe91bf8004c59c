import { readAllPages } from '../../platform/read-all-pages.ts'
import type { Ask, PageAddress } from '../../platform/site-map.ts'
import { reportsLinks } from './links.ts'
import { reportsOnSiteMapQuery } from './site-map.documents.ts'

/** Most reports in the site map: fifty years of quarters. */
const mostReports = 1_050

/** The reports in their newest versions. */
export async function listPages(ask: Ask): Promise<PageAddress[]> {
  const readPage = async (after: string | null) => (await ask(reportsOnSiteMapQuery, { after })).reports
  const { rows } = await readAllPages(readPage, mostReports)
  return rows.map(
    ({ reference }) =>
      (language) =>
        reportsLinks.report(language, reference),
  )
}
