import writeWorkbook from 'write-excel-file/node'
import type { FileTable } from '../table-file.ts'
import { sheetsOf } from '../workbook-sheets.ts'
import type { WorkbookContext } from '../workbook-sheets.ts'

/** A table as a workbook (XLSX), as the server sends it. */
export async function workbookOf(table: FileTable, context: WorkbookContext): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await writeWorkbook(sheetsOf(table, context)).toBuffer())
}
