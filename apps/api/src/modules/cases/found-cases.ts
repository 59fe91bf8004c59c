import { kysely, dayText } from '../../platform/query.ts'
import { hasWords } from '../../platform/record-search.ts'
import { s, tablesOf } from './case-tables.ts'
import type { QueriedKind } from './case-tables.ts'

/** Where the words of a case stand. */
export const searchedParts = {
  title: [s.ref('s.title_tg'), s.ref('s.title_ru'), s.ref('s.title_en')],
  body: [s.ref('s.detail_tg'), s.ref('s.detail_ru'), s.ref('s.detail_en')],
} as const

/** The public cases of a kind whose title or text has these words. */
export function foundCases(kind: QueriedKind, words: string) {
  return kysely
    .selectFrom(tablesOf(kind).cases)
    .select(['s.id', 's.reference', 's.council_id', dayText(s.ref('s.registered_on')).as('day'), 's.original'])
    .select(['s.title_tg', 's.title_ru', 's.title_en'])
    .where('s.published_at', 'is not', null)
    .where(hasWords(searchedParts, words))
}
