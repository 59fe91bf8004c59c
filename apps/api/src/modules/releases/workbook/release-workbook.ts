import { dictionary } from '@hamkori/schema/dictionary'
import { channelLabels, contactKindLabels, factKeys, factLabels, scoreKeys, statements } from '@hamkori/schema/feedback'
import { formatDate } from '@hamkori/schema/format/date'
import { languages } from '@hamkori/schema/languages'
import type { Language } from '@hamkori/schema/languages'
import type { Column } from '@hamkori/schema/columns'
import { releaseColumns } from '@hamkori/schema/releases.columns'
import type { ReleaseColumn } from '@hamkori/schema/releases.columns'
import { releaseTableNames, releaseTables } from '@hamkori/schema/releases.tables'
import type { ReleaseTableName } from '@hamkori/schema/releases.tables'
import { openDataTerms } from '@hamkori/schema/releases.terms'
import { startWorkbook } from '../../../platform/documents/write-workbook.ts'
import type { WorkbookValue } from '../../../platform/documents/write-workbook.ts'
import type { Territory } from '../../territory/index.ts'
import type { ReleaseRow } from '../release.queries.ts'
import { workbookTexts } from './workbook-texts.ts'

/** A row of a table of a release, as its CSV has it. */
type TableRow = Readonly<Partial<Record<ReleaseColumn, WorkbookValue>>>

/** The workbooks of a release, while its tables are made. */
export interface ReleaseWorkbooks {
  /** Takes the rows of the table that is next in `releaseTableNames`. */
  readonly addTable: (name: ReleaseTableName, rows: readonly TableRow[]) => Promise<void>
  readonly end: () => Promise<{ readonly name: string; readonly content: Buffer }[]>
}

/** What stands in a column of a sheet. */
interface SheetColumn {
  readonly heading: string
  /** The column of the CSV file whose value it shows or puts into words. */
  readonly of: ReleaseColumn
  readonly width: number
  /** True where the CSV file has no such column. */
  readonly isAdded: boolean
  readonly value: (row: TableRow) => WorkbookValue
}

/**
 * The tables of a release as one workbook in each language: a sheet for each table with names and words in place of codes, one before them that
 * says how to read the numbers, and the data dictionary. Their numbers are those of the CSV files, and nothing else is in them.
 */
export async function startReleaseWorkbooks(release: ReleaseRow, territory: Territory): Promise<ReleaseWorkbooks> {
  const books = languages.map((language) => {
    const texts = workbookTexts[language]
    const names = ['about' as const, ...releaseTableNames, 'dictionary' as const].map((key) => texts.sheets[key])
    return { language, texts, writer: startWorkbook(names), columnsOf: columnsIn(language, territory) }
  })
  for (const { language, texts, writer } of books)
    await writer.addSheet({ name: texts.sheets.about, widths: [36, 80], rows: aboutRows(release, language) })

  return {
    addTable: async (name, rows) => {
      for (const { texts, writer, columnsOf } of books) {
        const columns = columnsOf(name)
        const headings = columns.map(({ heading }) => heading)
        const widths = columns.map(({ width }) => width)
        await writer.addSheet({ name: texts.sheets[name], headings, widths, rows: rowsOf(columns, rows) })
      }
    },
    end: () =>
      Promise.all(
        books.map(async ({ language, texts, writer, columnsOf }) => {
          const widths = [26, 30, 20, 70, 50]
          await writer.addSheet({ name: texts.sheets.dictionary, widths, rows: dictionaryRows(language, columnsOf) })
          return { name: `release-${release.number}-${language}.xlsx`, content: await writer.end() }
        }),
      ),
  }
}

function* rowsOf(columns: readonly SheetColumn[], rows: readonly TableRow[]): Iterable<WorkbookValue[]> {
  for (const row of rows) yield columns.map(({ value }) => value(row))
}

/** Codes that are long are put into words, a name stands beside the code of a place, and its text beside that of a statement. */
function columnsIn(language: Language, territory: Territory): (table: ReleaseTableName) => SheetColumn[] {
  const texts = workbookTexts[language]
  const said = dictionary[language].releases.columns
  const name = { tg: 'nameTg', ru: 'nameRu', en: 'nameEn' } as const
  const placeName = (code: string) =>
    (territory.areaByCode.get(code) ?? territory.unitByCode.get(code))?.[name[language]] ?? null
  const questions = questionsIn(language)
  const wordsOf: Partial<Record<ReleaseColumn, (code: string) => string | null>> = codeWords(language)
  const added: Partial<
    Record<ReleaseColumn, Pick<SheetColumn, 'heading'> & { words: (code: string) => WorkbookValue }>
  > = {
    code: { heading: texts.name, words: placeName },
    measure: { heading: texts.statement, words: (code) => questions.get(code) ?? null },
  }
  return (table) =>
    releaseTables[table].columns.flatMap((of: ReleaseColumn): SheetColumn[] => {
      const { type }: Column = releaseColumns[of]
      const words = wordsOf[of]
      const own = {
        ...{ heading: said[of].title, of, isAdded: false },
        width: type === 'text' ? (words ? 24 : 14) : 12,
        value: (row: TableRow) => {
          const value = row[of] ?? null
          return words && typeof value === 'string' ? words(value) : value
        },
      }
      const beside = table === 'places.csv' ? undefined : added[of]
      if (beside === undefined) return [of.startsWith('name_') ? { ...own, width: 40 } : own]
      const value = (row: TableRow) => beside.words(String(row[of] ?? ''))
      return [own, { heading: beside.heading, of, isAdded: true, width: of === 'code' ? 34 : 48, value }]
    })
}

/** What each statement and fact says, by its code. */
function questionsIn(language: Language): ReadonlyMap<string, string> {
  return new Map([
    ...scoreKeys.map((key) => [key.toUpperCase(), statements[key][language]] as const),
    ...factKeys.map((key) => [key.toUpperCase(), factLabels[key][language]] as const),
    ['ratings', workbookTexts[language].ratings],
  ])
}

/** The codes that a workbook puts into words, by column. */
function codeTables(language: Language): Partial<Record<ReleaseColumn, Readonly<Record<string, string>>>> {
  const { scopes, verdicts, bounds, changed, parts } = workbookTexts[language]
  const part = [
    ...Object.entries(contactKindLabels).map(([code, said]) => [`kind:${code}`, `${parts.kind}: ${said[language]}`]),
    ...Object.entries(channelLabels).map(([code, said]) => [`channel:${code}`, `${parts.channel}: ${said[language]}`]),
  ]
  return { scope: scopes, verdict: verdicts, bound: bounds, changed, part: Object.fromEntries(part) }
}

function codeWords(language: Language): Partial<Record<ReleaseColumn, (code: string) => string>> {
  const tables = Object.entries(codeTables(language))
  return Object.fromEntries(tables.map(([column, words]) => [column, (code: string) => words[code] ?? code]))
}

function aboutRows(release: ReleaseRow, language: Language): WorkbookValue[][] {
  const texts = workbookTexts[language]
  const { number, through, corrects, reasonTg: tg, reasonRu: ru, reasonEn: en } = release
  const tables = dictionary[language].releases.tables
  return [
    [texts.title(number)],
    [],
    [texts.through, formatDate(language, through)],
    ...(corrects === null ? [] : [[texts.corrects(corrects), { tg, ru, en }[language]]]),
    [texts.terms, openDataTerms[language]],
    [texts.files, `/${language}/releases/${number}`],
    [],
    ...texts.notes.map((note) => ['', note]),
    [],
    ...releaseTableNames.map((name) => [texts.sheets[name], `${tables[name].title}. ${tables[name].meaning}`]),
  ]
}

/** Every column of every sheet, then the codes that are put into words. */
function dictionaryRows(
  language: Language,
  columnsOf: (table: ReleaseTableName) => readonly SheetColumn[],
): WorkbookValue[][] {
  const texts = workbookTexts[language]
  const said = dictionary[language].releases.columns
  const columns = releaseTableNames.flatMap((table) =>
    columnsOf(table).map(({ heading, of, isAdded }) => [
      texts.sheets[table],
      heading,
      isAdded ? null : of,
      isAdded ? null : said[of].meaning,
      isAdded ? null : (said[of].empty ?? null),
    ]),
  )
  const codes = Object.entries(codeTables(language)).flatMap(([column, words]) =>
    Object.entries(words).map(([code, word]) => [null, said[column as ReleaseColumn].title, code, word]),
  )
  const questions = [...questionsIn(language)].map(([code, text]) => [null, said.measure.title, code, text])
  const [inCsv, here] = texts.codes
  return [[...texts.dictionary], ...columns, [], [null, null, inCsv, here], ...codes, ...questions]
}
