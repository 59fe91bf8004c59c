import { recordWords as recordsEn } from './dictionary.records.en.ts'
import { recordWords as recordsRu } from './dictionary.records.ru.ts'
import { recordWords as recordsTg } from './dictionary.records.tg.ts'
import { releaseWords as releasesEn } from './dictionary.en.ts'
import { releaseWords as releasesRu } from './dictionary.ru.ts'
import { releaseWords as releasesTg } from './dictionary.tg.ts'
import type { RecordWords, ReleaseWords } from './dictionary.words.ts'
import type { Language } from './languages.ts'

/**
 * The data dictionary: what every column of every open file means, in three languages. From it the page of open data, the metadata of
 * releases, the catalogue and the headings of files are made. Too much for a browser, which loads one language of it alone.
 */
export const dictionary: Readonly<
  Record<Language, { readonly releases: ReleaseWords; readonly records: RecordWords }>
> = {
  tg: { releases: releasesTg, records: recordsTg },
  ru: { releases: releasesRu, records: recordsRu },
  en: { releases: releasesEn, records: recordsEn },
}
