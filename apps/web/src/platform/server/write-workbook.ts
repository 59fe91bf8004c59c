import type { Language } from '@hamkori/schema/languages'
import writeWorkbook from 'write-excel-file/node'
import type { Cell, SheetData } from 'write-excel-file/node'
import type { FileColumn, FileContext, FileTable, FileValue } from '../table-file.ts'
import { workbookTexts } from './workbook-texts.ts'

/** Excel cuts a cell off here. */
const longestText = 32_767
const narrowest = 10
const widest = 60

/** As a date looks in a cell. Its value is a date in every language. */
const dateFormats: Readonly<Record<Language, string>> = { tg: 'dd.mm.yyyy', ru: 'dd.mm.yyyy', en: 'd mmm yyyy' }

/**
 * A table as a workbook (XLSX): numbers are numbers, days are dates, and whatever people typed is text, in cells that stay text when they
 * are edited. The second sheet says where it comes from, and what each column means.
 */
export async function workbookOf(table: FileTable, context: FileContext): Promise<Uint8Array<ArrayBuffer>> {
  const { language, t } = context
  const { columns, rows } = table
  const headings = columns.map(({ label }) => heading(label))
  const lines = rows.map((row) => columns.map((column) => cellOf(row[column.key] ?? null, column, language)))
  const words = workbookTexts[language]
  const about = aboutSheet(table, context)
  const workbook = writeWorkbook([
    {
      data: [headings, ...lines],
      sheet: words.table,
      stickyRowsCount: 1,
      columns: columns.map((column) => ({ width: widthOf(column, rows) })),
    },
    { data: about, sheet: t('site.file.sourceLabel'), columns: [{ width: 32 }, { width: 72 }, { width: 40 }] },
  ])
  return new Uint8Array(await workbook.toBuffer())
}

/** Where the table comes from, what may be done with it, and what its columns mean. */
function aboutSheet({ title, page, columns, rows, total }: FileTable, context: FileContext): SheetData {
  const { language, origin, day, t } = context
  const words = workbookTexts[language]
  const covers = total > rows.length ? words.newest(rows.length, total) : words.all(total)
  return [
    [heading(words.title), text(title)],
    [heading(words.address), text(origin + page)],
    [heading(words.day), date(day, language)],
    [heading(words.covers), text(covers)],
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

/** Wide enough for most of what stands in a column, in characters. */
function widthOf({ key, label }: FileColumn, rows: FileTable['rows']): number {
  const longest = rows.slice(0, 200).reduce((length, row) => Math.max(length, String(row[key] ?? '').length + 1), 0)
  const longestWord = Math.max(...label.split(' ').map(({ length }) => length + 2))
  return Math.min(widest, Math.max(narrowest, longest, longestWord))
}
