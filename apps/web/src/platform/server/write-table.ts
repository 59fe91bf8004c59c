import { csvOf } from '../csv.ts'
import { type FileFormat, mediaTypeOf } from '../file-formats.ts'
import type { FileContext, FileTable } from '../table-file.ts'
import type { PageResult } from './contract.ts'

/** Sends a table as a file that the browser keeps under a name of its own. */
export async function tableAnswer(format: FileFormat, table: FileTable, context: FileContext): Promise<PageResult> {
  const name = `hamkori-${(table.page.split('?')[0] ?? '').split('/').slice(2).join('-')}-${context.day}.${format}`
  return {
    status: 200,
    headers: {
      'content-type': mediaTypeOf(format),
      'content-disposition': `attachment; filename="${name}"`,
      'content-language': context.language,
      'cache-control': 'private, no-cache',
    },
    body: await writers[format](table, context),
  }
}

const writers: Readonly<
  Record<FileFormat, (table: FileTable, context: FileContext) => string | Promise<Uint8Array<ArrayBuffer>>>
> = {
  csv: tableCsv,
  xlsx: async (table, context) => (await import('./write-workbook.ts')).workbookOf(table, context),
  json: jsonOf,
}

/** Every row says where it comes from, because rows are copied alone. */
function tableCsv({ columns, rows, page, total }: FileTable, { language, origin, day, t }: FileContext): string {
  const parts = { address: origin + page, day, shown: rows.length, total }
  const source = t(total > rows.length ? 'site.file.sourceOfPart' : 'site.file.source', parts)
  const lines = rows.map((row) => [
    ...columns.map(({ key, words }) => {
      const value = row[key] ?? null
      return value !== null && words ? words(value) : value
    }),
    source,
  ])
  return csvOf(language, [[...columns.map(({ label }) => label), t('site.file.sourceLabel')], ...lines])
}

function jsonOf({ title, columns, rows, page, total }: FileTable, { origin, day, t }: FileContext): string {
  const records = rows.map((row) => Object.fromEntries(columns.map(({ key }) => [key, row[key] ?? null])))
  const head = { title, source: origin + page, day, terms: t('site.file.terms'), total, count: rows.length }
  return `${JSON.stringify({ ...head, records }, null, 1)}\n`
}
