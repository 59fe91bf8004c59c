import { sql } from 'kysely'
import type { SearchSource } from '../../platform/record-search.ts'
import type { QueriedKind } from './case-tables.ts'

/** The public cases of a kind by the words of their titles and texts. */
export function caseSearch({ recordType, table }: QueriedKind): SearchSource {
  return {
    ...{ recordType, table, reference: 'reference', day: 'registered_on', body: 'detail' },
    isPublic: sql<boolean>`s.published_at IS NOT NULL`,
  }
}
