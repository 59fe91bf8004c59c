import type { ResultOf } from '../../platform/graphql.ts'
import { anyText, oneOf } from '../../platform/useFilteredList.ts'
import { overviewLists } from './links.ts'
import type { OverviewAddress } from './links.ts'
import type { overviewQuery } from './overview.documents.ts'

/** A department or council that has fallen silent. */
export type SilentBody = NonNullable<ResultOf<typeof overviewQuery>['overview']>['bodies'][number]

/** How the address of the overview is read. */
export const overviewFilters = { show: oneOf(overviewLists), area: anyText }

const lists: Readonly<Record<(typeof overviewLists)[number], (body: SilentBody) => boolean>> = {
  silent: ({ isSilent }) => isSilent,
  unanswered: ({ unanswered }) => unanswered > 0,
  vacant: ({ isVacant }) => isVacant,
}

/** Those of the departments and councils that an address asks for. */
export function chosenBodies(bodies: readonly SilentBody[], { show, area }: OverviewAddress): SilentBody[] {
  return bodies.filter((body) => (!show || lists[show](body)) && (!area || body.regionCode === area))
}

/** How the people of a department or council sign in, as a key of the page's messages. */
export function signInKey({ isVacant, isSilent, never, away }: SilentBody): 'vacant' | 'silent' | 'some' | 'active' {
  if (isVacant) return 'vacant'
  if (isSilent) return 'silent'
  return never + away > 0 ? 'some' : 'active'
}
