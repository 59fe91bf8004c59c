import writeWorkbook from 'write-excel-file/browser'
import type { FileTable } from './table-file.ts'
import { sheetsOf } from './workbook-sheets.ts'
import type { WorkbookContext } from './workbook-sheets.ts'

/** A table as a workbook (XLSX), made in the browser: for tables that the browser alone puts into words. Import it when it is asked for. */
export function browserWorkbook(table: FileTable, context: WorkbookContext): Promise<Blob> {
  return writeWorkbook(sheetsOf(table, context)).toBlob()
}
