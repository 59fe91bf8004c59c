import type { Language } from '@hamkori/schema/languages'
import { stringify } from 'csv-stringify/browser/esm/sync'
import type { FileValue } from './table-file.ts'

/**
 * CSV as spreadsheets open it in columns: a mark before UTF-8, semicolons where a comma divides decimals (Tajik and Russian), and
 * nothing that would run as a formula (CWE-1236). The first of `rows` is the headings.
 */
export function csvOf(language: Language, rows: readonly (readonly FileValue[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    {
      bom: true,
      delimiter: language === 'en' ? ',' : ';',
      escape_formulas: true,
      record_delimiter: 'windows',
      // 63.75 would be read as a date or a text where a comma divides decimals. Numbers are no formulas, below zero neither.
      cast: { boolean: String, number: (value) => String(value).replace('.', language === 'en' ? '.' : ',') },
    },
  )
}
