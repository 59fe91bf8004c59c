import { sql } from 'kysely'
import { dayText, kysely } from '../../platform/query.ts'
import { hasWords } from '../../platform/record-search.ts'
import type { SearchSource } from '../../platform/record-search.ts'

/** Public gatherings by the words of their titles and outcomes. */
export const gatheringSearch: SearchSource = {
  recordType: 'Gathering',
  found: (words) =>
    kysely
      .selectFrom('gathering as g')
      .select(['g.id', 'g.slug as reference', 'g.council_id', 'g.original'])
      .select((g) => dayText(g.ref('g.held_on')).as('day'))
      .select(['g.title_tg', 'g.title_ru', 'g.title_en'])
      .where(sql<boolean>`g.state NOT IN ('draft', 'discarded')`)
      .where((g) =>
        hasWords(
          {
            title: [g.ref('g.title_tg'), g.ref('g.title_ru'), g.ref('g.title_en')],
            body: [g.ref('g.outcome_tg'), g.ref('g.outcome_ru'), g.ref('g.outcome_en')],
          },
          words,
        ),
      ),
}
