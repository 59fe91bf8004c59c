// @vitest-environment node
import { dictionary } from '@hamkori/schema/dictionary'
import { languages } from '@hamkori/schema/languages'
import readWorkbook from 'read-excel-file/node'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { timelinessColumns } from '@hamkori/schema/dashboards.columns'
import { describedColumn } from '../table-file.ts'
import type { FileContext, FileTable } from '../table-file.ts'
import { workbookOf } from './write-workbook.ts'
import { workbookTexts } from '../workbook-texts.ts'

const typed = ['=1+2', '+992 37 221', '-2', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x.example";"y")', '<b>&"\u0001']

describe.each(languages)('a table as a workbook (%s)', (language) => {
  const words = dictionary[language].records.timeliness
  const column = (key: keyof typeof timelinessColumns) => describedColumn(key, timelinessColumns, words)
  const table: FileTable = {
    title: '=A title',
    page: `/${language}/dashboards/answers?area=TJ-SU`,
    columns: [
      column('code'),
      { ...column('name'), words: (value) => `[${String(value)}]` },
      column('from'),
      column('overdue'),
      { ...column('in_time_percent'), words: (value) => String(value).replace('.', ',') },
    ],
    rows: [
      ...typed.map((code) => ({ code, name: 'a', from: '2025-04-01', overdue: 4, in_time_percent: 63.64 })),
      { code: '007', name: null, from: '2024-02-29', overdue: 0, in_time_percent: null },
    ],
    total: 900,
  }
  const context: FileContext = {
    language,
    origin: 'https://hamkori.example',
    day: '2026-03-02',
    given: () => undefined,
    t: (key) => key,
    ask: () => Promise.reject(new Error('a table that is there already asks nothing')),
  }
  const made = workbookOf(table, context)
  const sheet = async (number: number) => (await readWorkbook(Buffer.from(await made)))[number - 1]

  test('has headings from the dictionary, numbers as numbers, days as days, and words for codes', async () => {
    const first = await sheet(1)
    expect(first?.sheet).toBe(workbookTexts[language].table)
    const [headings, ...rows] = first?.data ?? []
    expect(headings).toEqual(table.columns.map(({ label }) => label))
    expect(headings).toContain(words.in_time_percent.title)
    for (const row of rows.slice(0, -1))
      expect(row.slice(1)).toEqual(['[a]', new Date('2025-04-01T00:00:00Z'), 4, 63.64])
    expect(rows.at(-1)).toEqual(['007', null, new Date('2024-02-29T00:00:00Z'), 0, null])
  })

  test('keeps what people typed as text: no cell is a formula, and none becomes one when it is edited', async () => {
    const rows = (await sheet(1))?.data.slice(1, -1) ?? []
    expect(rows.map(([code]) => String(code).trim())).toEqual(typed.map((text) => text.replace('\u0001', '').trim()))
    const files = unzipSync(await made)
    const text = (name: string) => new TextDecoder().decode(files[name])
    const cells = [...text('xl/worksheets/sheet1.xml').matchAll(/<c [^>]*>/g)].map(([cell]) => cell)
    expect(cells.length).toBeGreaterThan(30)
    expect(text('xl/worksheets/sheet1.xml')).not.toContain('<f')
    const styles = [...(text('xl/styles.xml').split('<cellXfs')[1] ?? '').matchAll(/<xf [^>]*>/g)].map(
      ([style]) => style,
    )
    const asText = /<numFmt numFmtId="(\d+)" formatCode="@"/.exec(text('xl/styles.xml'))?.[1] ?? 'none'
    const texts = cells.filter((cell) => cell.includes('t="s"'))
    // The headings, and of each row its code and its name.
    expect(texts).toHaveLength(20)
    for (const cell of texts) expect(styles[Number(/ s="(\d+)"/.exec(cell)?.[1])]).toContain(`numFmtId="${asText}"`)
  })

  test('says on its second sheet where it comes from, of what day, what it covers, and what each column means', async () => {
    const rows = (await sheet(2))?.data ?? []
    expect(rows.slice(0, 5).map((row) => row[1])).toEqual([
      '=A title',
      `https://hamkori.example/${language}/dashboards/answers?area=TJ-SU`,
      new Date('2026-03-02T00:00:00Z'),
      workbookTexts[language].newest(table.rows.length, 900),
      'site.file.terms',
    ])
    const described = rows.slice(-table.columns.length)
    expect(described.map(([label]) => label)).toEqual(table.columns.map(({ label }) => label))
    expect(described.at(-1)?.slice(1)).toEqual([words.in_time_percent.meaning, words.in_time_percent.empty])
  })
})
