import { sql } from 'kysely'
import type { SearchSource } from '../../platform/record-search.ts'

/** Activities by the words of their titles. They are public from the beginning. */
export const activitySearch: SearchSource = {
  ...{ recordType: 'Activity', table: 'activity', reference: 'code', day: 'started_on', isPartial: true },
  isPublic: sql<boolean>`true`,
}
