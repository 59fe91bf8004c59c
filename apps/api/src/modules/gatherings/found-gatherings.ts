import { sql } from 'kysely'
import type { SearchSource } from '../../platform/record-search.ts'

/** Public gatherings by the words of their titles and outcomes. */
export const gatheringSearch: SearchSource = {
  ...{ recordType: 'Gathering', table: 'gathering', reference: 'slug', day: 'held_on', body: 'outcome' },
  isPublic: sql<boolean>`s.state NOT IN ('draft', 'discarded')`,
}
