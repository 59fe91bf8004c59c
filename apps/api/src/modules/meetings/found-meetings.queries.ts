import { dayText, kysely } from '../../platform/query.ts'
import { hasWords } from '../../platform/record-search.ts'
import type { SearchSource } from '../../platform/record-search.ts'

/** Published minutes by the words of their titles and texts. */
export const meetingSearch: SearchSource = {
  recordType: 'Meeting',
  found: (words) =>
    kysely
      .selectFrom('meeting as m')
      .select((m) => [
        'm.id',
        'm.reference',
        'm.council_id',
        dayText(m.ref('m.held_on')).as('day'),
        'm.original',
        'm.title_tg',
        'm.title_ru',
        'm.title_en',
      ])
      .where('m.published_at', 'is not', null)
      .where((m) =>
        hasWords(
          {
            title: [m.ref('m.title_tg'), m.ref('m.title_ru'), m.ref('m.title_en')],
            body: [m.ref('m.minutes_tg'), m.ref('m.minutes_ru'), m.ref('m.minutes_en')],
          },
          words,
        ),
      ),
}
