import type { RecordWords, ReleaseWords } from '@hamkori/schema/dictionary.words'
import type { Language } from '@hamkori/schema/languages'

/** What the data dictionary says in one language: each is a file of its own, so that a browser loads no other. */
export async function loadDictionary(
  language: Language,
): Promise<{ readonly releases: ReleaseWords; readonly records: RecordWords }> {
  const [{ releaseWords }, { recordWords }] = await loaders[language]()
  return { releases: releaseWords, records: recordWords }
}

const loaders = {
  tg: () => Promise.all([import('@hamkori/schema/dictionary.tg'), import('@hamkori/schema/dictionary.records.tg')]),
  ru: () => Promise.all([import('@hamkori/schema/dictionary.ru'), import('@hamkori/schema/dictionary.records.ru')]),
  en: () => Promise.all([import('@hamkori/schema/dictionary.en'), import('@hamkori/schema/dictionary.records.en')]),
} as const satisfies Record<Language, () => Promise<unknown>>
