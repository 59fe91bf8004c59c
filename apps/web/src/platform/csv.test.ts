import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

const typed = ['=1+2', '+992 37 221', '-2', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x.example";"y")']

test('opens in columns: a mark, and semicolons where a comma divides decimals', () => {
  const rows = [
    ['a', 'b'],
    ['said "no"; and\nleft', true],
  ]
  expect(csvOf('ru', rows)).toBe('\uFEFFa;b\r\n"said ""no""; and\nleft";true\r\n')
  expect(csvOf('tg', rows)).toBe(csvOf('ru', rows))
  expect(csvOf('en', rows)).toBe('\uFEFFa,b\r\n"said ""no""; and\nleft",true\r\n')
})

test('numbers stay numbers, with the comma of the language, below zero too', () => {
  const row = [[63.75, -3.5, -7, 0]]
  expect(csvOf('tg', row)).toBe('\uFEFF63,75;-3,5;-7;0\r\n')
  expect(csvOf('ru', row)).toBe(csvOf('tg', row))
  expect(csvOf('en', row)).toBe('\uFEFF63.75,-3.5,-7,0\r\n')
})

test('nothing that people type becomes a formula in a spreadsheet, or breaks out of its cell', () => {
  for (const language of ['tg', 'ru', 'en'] as const) {
    const lines = csvOf(language, [['reason'], ...typed.map((text) => [text])])
    for (const text of typed) expect(lines).toContain(`'${text.replaceAll('"', '""')}`)
    expect(lines.match(/(^|[\n;,"])[=+@]/gu)).toBeNull()
  }
})
