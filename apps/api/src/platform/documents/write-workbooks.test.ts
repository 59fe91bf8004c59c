import { unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { startWorkbooks } from './write-workbooks.ts'
import type { WorkbookValue } from './write-workbooks.ts'

const names = [
  ['Шарҳ & "about"', 'numbers'],
  ['Описание', 'числа'],
]

async function both(rows: Iterable<readonly WorkbookValue[]>, words = ['ӣӯқғҳҷ <b>', 'ёъэ']): Promise<Buffer[]> {
  const writer = startWorkbooks(names)
  const word = writer.text(words)
  await writer.addSheet({ widths: [20], rows: [['=1+2'], [], [word]] })
  await writer.addSheet({ headings: ['=A', word, 'c'], widths: [10, 10, 10], rows })
  return writer.end()
}

async function made(rows: Iterable<readonly WorkbookValue[]>): Promise<Buffer> {
  return (await both(rows))[0] ?? Buffer.of()
}

describe('a workbook', () => {
  const typed = [
    '=1+2',
    '@SUM(A1)',
    '+992',
    '-2',
    '\t=1',
    '<c t="n"><v>1</v></c>',
    'a\u0001\uD800b',
    'two\nlines',
    ' space ',
  ]

  it('is opened with its sheets, numbers as numbers and everything else as it was written, as text', async () => {
    const rows = [...typed.map((text) => [text, 4, null]), ['007', 63.6364, -0.5], [null, 0, '']]
    const [about, numbers] = await readWorkbook(await made(rows), { trim: false })
    expect([about?.sheet, numbers?.sheet]).toEqual(['Шарҳ & "about"', 'numbers'])
    expect(about?.data).toEqual([['=1+2'], [null], ['ӣӯқғҳҷ <b>']])
    const [headings, ...read] = numbers?.data ?? []
    expect(headings).toEqual(['=A', 'ӣӯқғҳҷ <b>', 'c'])
    expect(read.map(([text]) => text).slice(0, typed.length)).toEqual(
      typed.map((text) => text.replace('\u0001', '').replace('\uD800', '')),
    )
    expect(read.slice(-2)).toEqual([
      ['007', 63.6364, -0.5],
      [null, 0, null],
    ])
  })

  it('has no formula, and no cell that becomes one when it is edited', async () => {
    const files = unzipSync(await made(typed.map((text) => [text, 1, null])))
    const text = (name: string) => new TextDecoder().decode(files[name])
    const formats = [...(text('xl/styles.xml').split('<cellXfs')[1] ?? '').matchAll(/numFmtId="(\d+)"/g)].map(
      ([, id]) => id,
    )
    for (const sheet of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']) {
      expect(text(sheet)).not.toMatch(/<f[ >]/)
      const texts = [...text(sheet).matchAll(/<c [^>]*s="(\d+)" t="s"/g)]
      expect(texts.length).toBeGreaterThan(1)
      // 49 is the format @.
      for (const [, style] of texts) expect(formats[Number(style)]).toBe('49')
    }
  })

  it('is the same to the byte for the same rows, in any time zone', async () => {
    const rows = Array.from({ length: 1_200 }, (_, at) => [`row ${at}`, at, null])
    const zone = process.env['TZ']
    const bytes: Buffer[] = []
    try {
      for (const each of ['UTC', 'Asia/Dushanbe', 'America/New_York']) {
        process.env['TZ'] = each
        bytes.push(await made(rows))
      }
    } finally {
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    }
    expect(bytes.every((each) => each.equals(bytes[0] ?? Buffer.of()))).toBe(true)
    expect((await readWorkbook(bytes[0] ?? Buffer.of()))[1]?.data).toHaveLength(1_201)
  })

  it('has the words of its own where the others have theirs, and everything else as they do', async () => {
    const [tajik = Buffer.of(), russian = Buffer.of()] = await both([['the same', 1, null]])
    const read = await Promise.all([readWorkbook(tajik), readWorkbook(russian)])
    expect(read.map((book) => book.map(({ sheet }) => sheet))).toEqual(names)
    expect(read.map((book) => book[0]?.data.at(-1))).toEqual([['ӣӯқғҳҷ <b>'], ['ёъэ']])
    expect(read.map((book) => book[1]?.data)).toEqual([
      [
        ['=A', 'ӣӯқғҳҷ <b>', 'c'],
        ['the same', 1, null],
      ],
      [
        ['=A', 'ёъэ', 'c'],
        ['the same', 1, null],
      ],
    ])
  })

  it('is not ended before its sheets are there, and takes no more of them', async () => {
    const writer = startWorkbooks([['a', 'b']])
    await writer.addSheet({ widths: [9], rows: [] })
    await expect(writer.end()).rejects.toThrow('1 sheets are missing')
    await writer.addSheet({ widths: [9], rows: [] })
    await expect(writer.addSheet({ widths: [9], rows: [] })).rejects.toThrow('no further sheet')
    expect(() => writer.text(['one', 'two'])).toThrow('1 workbooks')
  })
})
