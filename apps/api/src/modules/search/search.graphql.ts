import { recordSearchLimits as limits } from '@hamkori/schema/search'
import { passageOf, typedWords } from '@hamkori/schema/search-words'
import type { TypedWord } from '@hamkori/schema/search-words'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import type { SearchSource } from '../../platform/record-search.ts'
import { Language, TrilingualText, trilingual } from '../../platform/text-types.ts'
import type { LanguageCode } from '../../platform/text-types.ts'
import { Council, loadCouncils } from '../councils/index.ts'
import { areaIdsWithin, readTerritory } from '../territory/index.ts'
import { bodyReader, recordFinder } from './search.queries.ts'
import type { FoundPage, FoundRecordRow, RecordBody } from './search.queries.ts'

/** A record with the words by which it was found. */
interface Found {
  readonly row: FoundRecordRow
  readonly words: readonly TypedWord[]
}

interface Passage {
  readonly language: LanguageCode
  readonly text: string
}

/** The passage of a text with the words, in the language that is wished for where that has one, else in the one it was written in. */
function findPassage(body: RecordBody, words: readonly TypedWord[], wished: LanguageCode | null): Passage | null {
  const original = body.original as LanguageCode
  const languages = [...new Set([wished ?? original, original, 'tg', 'ru', 'en'] as const)]
  for (const language of languages) {
    const text = passageOf(body[language] ?? '', words)
    if (text !== null) return { language, text }
  }
  return null
}

/** Adds the search for records to the schema, over the sources of all modules. */
export function addRecordSearch(sources: readonly SearchSource[]): void {
  const find = recordFinder(sources)
  const loadBodies = bodyReader(sources)

  const FoundPassage = builder.objectRef<Passage>('FoundPassage').implement({
    description: 'A passage of a text with words that somebody looks for.',
    fields: (t) => ({
      language: t.expose('language', { type: Language, description: 'The language of the text.' }),
      text: t.exposeString('text', { description: 'On one line; … stands where the text goes on.' }),
    }),
  })

  const FoundRecord = builder.objectRef<Found>('FoundRecord').implement({
    description: 'A public record that has the words somebody looks for.',
    fields: (t) => ({
      type: t.string({
        description: `The name of its type: ${sources.map(({ recordType }) => recordType).join(', ')}.`,
        resolve: ({ row }) => row.recordType,
      }),
      reference: t.string({
        description: 'Its printed number, or the code of an activity, which has none.',
        resolve: ({ row }) => row.reference,
      }),
      day: t.string({
        description: 'The day it is of, as precise as is known: year, year-month or full date.',
        resolve: ({ row }) => row.day,
      }),
      title: t.field({
        type: TrilingualText,
        description: 'What it is about.',
        resolve: ({ row }) => trilingual(row.original, row.title_tg, row.title_ru, row.title_en),
      }),
      passage: t.field({
        type: FoundPassage,
        nullable: true,
        description: 'Where its text beside the title has the words; null where it has none of them.',
        args: {
          language: t.arg({
            type: Language,
            description: 'The language that is wished for; else the one that the text was written in.',
          }),
        },
        resolve: async ({ row, words }, { language }, context) => {
          const body = await loadOne(context, loadBodies, row.id)
          return body === undefined ? null : findPassage(body, words, language ?? null)
        },
      }),
      council: t.field({
        type: Council,
        nullable: true,
        description: 'The council it is of; null where it is of none.',
        resolve: async ({ row }, _args, context) =>
          row.council_id === null ? null : ((await loadOne(context, loadCouncils, row.council_id)) ?? null),
      }),
    }),
  })

  const FoundRecords = builder
    .objectRef<FoundPage & { readonly words: readonly TypedWord[] }>('FoundRecords')
    .implement({
      description: 'A page of the records that have the words somebody looks for.',
      fields: (t) => ({
        records: t.field({
          type: [FoundRecord],
          description: `At most ${limits.page}.`,
          complexity: { multiplier: limits.page },
          resolve: ({ records, words }) => records.map((row) => ({ row, words })),
        }),
        total: t.exposeInt('total', {
          nullable: true,
          description: `How many there are; null where there are more than ${limits.counted}, of which the newest ${limits.newest} of each kind are put in order.`,
        }),
        isMore: t.exposeBoolean('isMore', { description: 'Another page follows.' }),
      }),
    })

  builder.queryField('searchRecords', (t) =>
    t.field({
      type: FoundRecords,
      description: `Public records by the words of their titles and texts in any language: those first whose title has all of them, of both the newest first. Every word must occur, with any ending; words of fewer than ${limits.shortestWord} letters do not count.`,
      authScopes: { public: true },
      // What people type is in no cache: everybody could fill it.
      cache: 'never',
      args: {
        text: t.arg.string({
          required: true,
          description: `What was typed; the first ${limits.text} characters count.`,
        }),
        type: t.arg.string({ description: 'Only records of the type of this name.' }),
        areaCode: t.arg.string({
          description: 'The place of the council, for example TJ-SU; with everything below it.',
        }),
        year: t.arg.int({ description: 'Only records of this year.' }),
        page: t.arg.int({ description: `From 1, which is the first, to ${limits.pages}.` }),
      },
      complexity: 10,
      resolve: async (_root, { text, type, areaCode, year, page }) => {
        const areaIds = areaIdsWithin(await readTerritory(), areaCode ?? null)
        const search = { text, kind: type ?? null, areaIds, year: year ?? null, page: page ?? 1 }
        return { ...(await find(search)), words: typedWords(text) }
      },
    }),
  )
}
