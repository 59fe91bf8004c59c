import { sql } from 'kysely'
import type { SearchSource } from '../../platform/record-search.ts'

/** Published minutes by the words of their titles and texts. */
export const meetingSearch: SearchSource = {
  ...{ recordType: 'Meeting', table: 'meeting', reference: 'reference', day: 'held_on', body: 'minutes' },
  isPublic: sql<boolean>`s.published_at IS NOT NULL`,
}
