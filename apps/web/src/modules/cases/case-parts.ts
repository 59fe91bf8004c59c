import { defineKind } from './case-kind.ts'
import { listFilters, listVariables } from './list-filters.ts'

/** What the kinds of cases need beside components and fragments: their definition, their lists' filters. */
export const caseParts = { defineKind, listFilters, listVariables }
