import { caseTable } from './case-table.ts'
import { casesOnSiteMap } from './cases-on-site-map.ts'

/** What the server makes of a kind's public list: a file, and a part of the site map. Apart, so that no browser fetches it. */
export const caseLists = { caseTable, casesOnSiteMap }
