import { isLanguage, languageNames } from '@hamkori/schema/languages'
import type { Language } from '@hamkori/schema/languages'
import { releaseTables } from '@hamkori/schema/releases.tables'
import type { ReleaseTableName } from '@hamkori/schema/releases.tables'

/** After the workbooks, in this order; a file that is not among them comes last. */
const order = [
  ...(['scores.csv', 'series.csv', 'breakdowns.csv', 'trends.csv', 'places.csv'] as const),
  ...(['csv-metadata.json', 'manifest.json'] as const),
]

/** What is said of a file of a release: the key of its text below `releases.files`, its language, its place among the others. */
interface DescribedFile {
  readonly text: string
  /** The name of the language in which a workbook is; empty for a file that has none. */
  readonly language: string
  readonly rank: number
}

/** Describes a file by its name, for a reader of a language: a workbook in theirs stands before everything else. */
export function describeFile(name: string, reader: Language): DescribedFile {
  const language = languageOfWorkbook(name)
  if (language === reader) return { text: 'workbook', language: languageNames[language], rank: -2 }
  if (language !== null) return { text: 'otherWorkbook', language: languageNames[language], rank: -1 }
  const at = order.findIndex((each) => each === name)
  return { text: name.split('.')[0] ?? '', language: '', rank: at === -1 ? order.length : at }
}

/** The language of a workbook such as release-12-tg.xlsx; null for any other file. */
export function languageOfWorkbook(name: string): Language | null {
  const code = /^release-\d+-([a-z]{2})\.xlsx$/u.exec(name)?.[1]
  return code !== undefined && isLanguage(code) ? code : null
}

/** Whether a file is a table of the release as CSV. */
export function isTable(name: string): name is ReleaseTableName {
  return name in releaseTables
}
