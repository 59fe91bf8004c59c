import { defineKind } from './case-kind.ts'
import { caseTable } from './case-table.ts'
import { casesOnSiteMap } from './cases-on-site-map.ts'
import { listFilters, listVariables } from './list-filters.ts'

/** What the kinds of cases need beside components and fragments: their definition, their lists' filters, their files. */
export const caseParts = { defineKind, listFilters, listVariables, caseTable, casesOnSiteMap }
