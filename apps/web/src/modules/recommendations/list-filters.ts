import type { CaseListAddress } from '../../platform/links.ts'
import { anyText } from '../../platform/useFilteredList.ts'
import { caseParts } from '../cases/index.ts'

/** How the filters of the list are read from its address. */
export const recommendationFilters = { ...caseParts.listFilters, gathering: anyText }

/** The same for the API. */
export function recommendationVariables(filter: CaseListAddress) {
  return { ...caseParts.listVariables(filter), gatheringSlug: filter.gathering ?? null }
}
