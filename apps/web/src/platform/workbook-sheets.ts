import type { Language } from '@hamkori/schema/languages'
import type { Cell, Sheet, SheetData } from 'write-excel-file/universal'
import type { FileColumn, FileContext, FileTable, FileValue } from './table-file.ts'
import { workbookTexts } from './workbook-texts.ts'

/** What the sheets of a workbook are made with. */
export type WorkbookContext = Pick<FileContext, 'language' | 'origin' | 'day' | 't'>

/** Excel cuts a cell off here. */
const longestText = 32_767
const narrowest = 10
const widest = 60

/** As a date looks in a cell. Its value is a date in every language. */
const dateFormats: Readonly<Record<Language, string>> = { tg: 'dd.mm.yyyy', ru: 'dd.mm.yyyy', en: 'd mmm yyyy' }

/**
 * The sheets of a table: numbers are numbers, days and times are dates, and whatever people typed is text, in cells that stay text when they
 * are edited. The second sheet says where it comes from, and what each column means.
 */
export function sheetsOf(table: FileTable, context: WorkbookContext): Sheet<never>[] {
  const { language, t } = context
  const { columns, rows } = table
  const headings = columns.map(({ label }) => heading(label))
  const lines = rows.map((row) => columns.map((column) => cellOf(row[column.key] ?? null, column, language)))
  return [
    {
      data: [headings, ...lines],
      sheet: workbookTexts[language].table,
      stickyRowsCount: 1,
      columns: columns.map((column) => ({ width: widthOf(column, rows) })),
    },
    {
      data: aboutSheet(table, context),
      sheet: t('site.file.sourceLabel'),
      columns: [{ width: 32 }, { width: 72 }, { width: 40 }],
    },
  ]
}

/** Where the table comes from, what may be done with it, and what its columns mean. */
function aboutSheet({ title, page, columns, rows, total, covers }: FileTable, context: WorkbookContext): SheetData {
  const { language, origin, day, t } = context
  const words = workbookTexts[language]
  const counted = total > rows.length ? words.newest(rows.length, total) : words.all(total)
  return [
    [heading(words.title), text(title)],
    [heading(words.address), text(origin + page)],
    [heading(words.day), date(day, language)],
    [heading(words.covers), text(covers ?? counted)],
    [heading(words.terms), text(t('site.file.terms'))],
    [],
    [words.column, words.meaning, words.empty].map(heading),
    ...columns.map(({ label, about }) => [label, about.meaning, about.empty ?? ''].map(text)),
  ]
}

function cellOf(value: FileValue, { type, words }: FileColumn, language: Language): Cell {
  if (value === null) return null
  if (typeof value === 'number') return { value, type: Number, format: type === 'decimal' ? '0.00' : '0' }
  if (type === 'date' && typeof value === 'string') return date(value, language)
  if (type === 'clock' && typeof value === 'string') return clock(value, language)
  return text(words ? words(value) : String(value))
}

function heading(value: string): Cell {
  return { ...asText(value), fontWeight: 'bold', wrap: true, alignVertical: 'top' }
}

function text(value: string): Cell {
  return { ...asText(value), wrap: true, alignVertical: 'top' }
}

/** The format @ keeps it a text when somebody edits the cell: without it, =1+2 would become a formula then (CWE-1236). */
function asText(value: string) {
  return { value: value.slice(0, longestText), type: String, format: '@' } as const
}

/** @param day YYYY-MM-DD. */
function date(day: string, language: Language): Cell {
  return { value: new Date(`${day}T00:00:00Z`), type: Date, format: dateFormats[language] }
}

/** @param time YYYY-MM-DD HH:MM:SS, as the clock of the place shows it: a cell knows no time zone. */
function clock(time: string, language: Language): Cell {
  return { value: new Date(`${time.replace(' ', 'T')}Z`), type: Date, format: `${dateFormats[language]} hh:mm:ss` }
}

/** Wide enough for most of what stands in a column, in characters. */
function widthOf({ key, label }: FileColumn, rows: FileTable['rows']): number {
  const longest = rows.slice(0, 200).reduce((length, row) => Math.max(length, String(row[key] ?? '').length + 1), 0)
  const longestWord = Math.max(...label.split(' ').map(({ length }) => length + 2))
  return Math.min(widest, Math.max(narrowest, longest, longestWord))
}
