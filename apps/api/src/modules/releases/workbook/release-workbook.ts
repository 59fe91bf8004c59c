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
import { startWorkbooks } from '../../../platform/documents/write-workbooks.ts'
import type { WorkbooksWriter, WorkbookText, WorkbookValue } from '../../../platform/documents/write-workbooks.ts'
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
  readonly heading: Readonly<Record<Language, string>>
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
  const keys = ['about' as const, ...releaseTableNames, 'dictionary' as const]
  const writer = startWorkbooks(languages.map((language) => keys.map((key) => workbookTexts[language].sheets[key])))
  const columnsOf = columnsIn(writer, territory)
  await writer.addSheet({ widths: [36, 80], rows: inEach(writer, (language) => aboutRows(release, language)) })

  return {
    addTable: (name, rows) => {
      const columns = columnsOf(name)
      return writer.addSheet({
        headings: columns.map(({ heading }) => textOf(writer, (language) => heading[language])),
        widths: columns.map(({ width }) => width),
        rows: rowsOf(columns, rows),
      })
    },
    end: async () => {
      const rows = inEach(writer, (language) => dictionaryRows(language, columnsOf))
      await writer.addSheet({ widths: [26, 30, 20, 70, 50], rows })
      const books = await writer.end()
      return languages.flatMap((language, at) => {
        const content = books[at]
        return content === undefined ? [] : [{ name: `release-${release.number}-${language}.xlsx`, content }]
      })
    },
  }
}

function textOf(writer: WorkbooksWriter, wordsIn: (language: Language) => string): WorkbookText {
  return writer.text(languages.map((language) => wordsIn(language)))
}

/** Rows that have the same shape in each language, as one: a cell that differs is a text with its words. */
function inEach(writer: WorkbooksWriter, rowsIn: (language: Language) => WorkbookValue[][]): WorkbookValue[][] {
  const inLanguages = languages.map((language) => rowsIn(language))
  return (inLanguages[0] ?? []).map((cells, row) =>
    cells.map((value, column) => {
      const words = inLanguages.map((rows) => rows[row]?.[column] ?? null)
      return words.every((word) => word === value) ? value : writer.text(words.map((word) => String(word ?? '')))
    }),
  )
}

function* rowsOf(columns: readonly SheetColumn[], rows: readonly TableRow[]): Iterable<WorkbookValue[]> {
  for (const row of rows) yield columns.map(({ value }) => value(row))
}

/** What a code is called; null where it is called nothing. */
type Words = (code: string) => WorkbookText | null

/** Keeps what it made of each code, so that thousands of cells share one text. */
function remembering(make: Words): Words {
  const made = new Map<string, WorkbookText | null>()
  return (code) => {
    const known = made.get(code)
    if (known !== undefined) return known
    const words = make(code)
    made.set(code, words)
    return words
  }
}

/** Codes that are long are put into words, a name stands beside the code of a place, and its text beside that of a statement. */
function columnsIn(writer: WorkbooksWriter, territory: Territory): (table: ReleaseTableName) => SheetColumn[] {
  const every = <T>(make: (language: Language) => T) => ({ tg: make('tg'), ru: make('ru'), en: make('en') })
  const name = { tg: 'nameTg', ru: 'nameRu', en: 'nameEn' } as const
  const questions = every(questionsIn)
  const codes = every(codeTables)
  const placeName = remembering((code) => {
    const place = territory.areaByCode.get(code) ?? territory.unitByCode.get(code)
    return place === undefined ? null : textOf(writer, (language) => place[name[language]])
  })
  const question = remembering((code) =>
    questions.en.has(code) ? textOf(writer, (language) => questions[language].get(code) ?? '') : null,
  )
  const wordsOf = Object.fromEntries(
    Object.keys(codes.en).map((key) => {
      const column = key as ReleaseColumn
      const hasWords = (code: string) => codes.en[column]?.[code] !== undefined
      const words = (code: string) => textOf(writer, (language) => codes[language][column]?.[code] ?? code)
      return [column, remembering((code) => (hasWords(code) ? words(code) : null))]
    }),
  ) as Partial<Record<ReleaseColumn, Words>>
  const added: Partial<Record<ReleaseColumn, Pick<SheetColumn, 'heading'> & { words: Words }>> = {
    code: { heading: every((language) => workbookTexts[language].name), words: placeName },
    measure: { heading: every((language) => workbookTexts[language].statement), words: question },
  }
  return (table) =>
    releaseTables[table].columns.flatMap((of: ReleaseColumn): SheetColumn[] => {
      const { type }: Column = releaseColumns[of]
      const words = wordsOf[of]
      const own = {
        heading: every((language) => dictionary[language].releases.columns[of].title),
        ...{ of, isAdded: false },
        width: type === 'text' ? (words ? 24 : 14) : 12,
        value: (row: TableRow) => {
          const value = row[of] ?? null
          return words && typeof value === 'string' ? (words(value) ?? value) : value
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
      heading[language],
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
