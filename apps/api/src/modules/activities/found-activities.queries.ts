import { kysely } from '../../platform/query.ts'
import { hasWords } from '../../platform/record-search.ts'
import type { SearchSource } from '../../platform/record-search.ts'

/** Activities by the words of their titles. They are public from the beginning. */
export const activitySearch: SearchSource = {
  recordType: 'Activity',
  found: (words) =>
    kysely
      .selectFrom('activity as a')
      .select([
        'a.id',
        'a.code as reference',
        'a.council_id',
        'a.started_on as day',
        'a.original',
        'a.title_tg',
        'a.title_ru',
        'a.title_en',
      ])
      .where((a) => hasWords({ title: [a.ref('a.title_tg'), a.ref('a.title_ru'), a.ref('a.title_en')] }, words)),
}
