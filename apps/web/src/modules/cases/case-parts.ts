import { defineKind } from './case-kind.ts'
import { listFilters, listVariables } from './list-filters.ts'

/** What the kinds of cases need beside components and fragments: their definition, their lists' filters, what is made of lists. */
export const caseParts = {
  defineKind,
  listFilters,
  listVariables,
  /** Files and parts of the site map: the server alone makes them, so that no browser fetches it. */
  lists: () => import('./case-lists.ts'),
}
