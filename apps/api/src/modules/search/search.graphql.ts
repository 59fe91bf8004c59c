import { recordSearchLimits as limits } from '@hamkori/schema/search'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import type { SearchSource } from '../../platform/record-search.ts'
import { TrilingualText, trilingual } from '../../platform/text-types.ts'
import { Council, loadCouncils } from '../councils/index.ts'
import { recordFinder } from './search.queries.ts'
import type { FoundRecordRow } from './search.queries.ts'

/** Adds the search for records to the schema, over the sources of all modules. */
export function addRecordSearch(sources: readonly SearchSource[]): void {
  const find = recordFinder(sources)
  const FoundRecord = builder.objectRef<FoundRecordRow>('FoundRecord').implement({
    description: 'A public record that has the words somebody looks for.',
    fields: (t) => ({
      type: t.exposeString('recordType', {
        description: `The name of its type: ${sources.map(({ recordType }) => recordType).join(', ')}.`,
      }),
      reference: t.exposeString('reference', {
        description: 'Its printed number, or the code of an activity, which has none.',
      }),
      day: t.exposeString('day', {
        description: 'The day it is of, as precise as is known: year, year-month or full date.',
      }),
      title: t.field({
        type: TrilingualText,
        description: 'What it is about.',
        resolve: ({ original, title_tg, title_ru, title_en }) => trilingual(original, title_tg, title_ru, title_en),
      }),
      council: t.field({
        type: Council,
        nullable: true,
        description: 'The council it is of; null where it is of none.',
        resolve: async ({ council_id }, _args, context) =>
          council_id === null ? null : ((await loadOne(context, loadCouncils, council_id)) ?? null),
      }),
    }),
  })

  builder.queryField('searchRecords', (t) =>
    t.field({
      type: [FoundRecord],
      description: `Public records by the words of their titles and texts in any language, the newest first, at most ${limits.found}. Every word must occur, with any ending; words of fewer than ${limits.shortestWord} letters do not count.`,
      authScopes: { public: true },
      // What people type is in no cache: everybody could fill it.
      cache: 'never',
      args: {
        text: t.arg.string({
          required: true,
          description: `What was typed; the first ${limits.text} characters count.`,
        }),
      },
      complexity: { field: 10, multiplier: limits.found },
      resolve: (_root, { text }) => find(text),
    }),
  )
}
