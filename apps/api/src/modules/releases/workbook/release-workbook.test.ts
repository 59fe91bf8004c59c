import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { dictionary } from '@hamkori/schema/dictionary'
import { languages } from '@hamkori/schema/languages'
import type { Language } from '@hamkori/schema/languages'
import { releaseColumns } from '@hamkori/schema/releases.columns'
import { releaseTableNames, releaseTables } from '@hamkori/schema/releases.tables'
import { openDataTerms } from '@hamkori/schema/releases.terms'
import { parse } from 'csv-parse/sync'
import readWorkbook from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { readTerritory } from '../../territory/index.ts'
import { countRelease } from '../read-release.ts'
import { findRelease } from '../release.queries.ts'
import { findFile, listFiles } from '../release-files.queries.ts'
import { makeFiles } from '../release-files.ts'
import { layCountry, publishCountry } from '../testing/country.ts'
import { workbookTexts } from './workbook-texts.ts'

const decompress = promisify(gunzip)
const contentOf = async (name: string) =>
  Buffer.from(await decompress((await findFile(2, name))?.content ?? Buffer.of()))
const bookOf = async (language: Language) => readWorkbook(await contentOf(`release-2-${language}.xlsx`))
const numeric = new Set(['integer', 'decimal'])

beforeAll(async () => {
  await layCountry()
  await publishCountry(2)
}, 120_000)

describe.each(languages)('the workbook of a release (%s)', (language) => {
  const texts = workbookTexts[language]
  const said = dictionary[language].releases

  it('has a sheet for each table with exactly the rows and numbers of its CSV, and names beside the codes', async () => {
    const book = await bookOf(language)
    expect(book.map(({ sheet }) => sheet)).toEqual([
      ...[texts.sheets.about, ...releaseTableNames.map((name) => texts.sheets[name]), texts.sheets.dictionary],
    ])
    let numbers = 0
    for (const name of releaseTableNames) {
      const rows: Record<string, string>[] = parse(await contentOf(name), { bom: true, columns: true })
      const [headings = [], ...cells] = book.find(({ sheet }) => sheet === texts.sheets[name])?.data ?? []
      expect(cells).toHaveLength(rows.length)
      for (const column of releaseTables[name].columns) {
        const at = headings.indexOf(said.columns[column].title)
        expect([name, column, at]).not.toEqual([name, column, -1])
        if (!numeric.has(releaseColumns[column].type)) continue
        expect(cells.map((row) => row[at])).toEqual(
          rows.map((row) => (row[column] === '' ? null : Number(row[column]))),
        )
        numbers += cells.filter((row) => typeof row[at] === 'number').length
      }
      if (name === 'places.csv') continue
      const [code, place] = [headings.indexOf(said.columns.code.title), headings.indexOf(texts.name)]
      expect(cells.map((row) => row[code])).toEqual(rows.map((row) => row['code']))
      expect(cells.every((row) => typeof row[place] === 'string')).toBe(true)
    }
    expect(numbers).toBeGreaterThan(500)
  })

  it('puts codes into words, so that none of them has to be known', async () => {
    const scores = (await bookOf(language)).find(({ sheet }) => sheet === texts.sheets['scores.csv'])
    const [headings = [], ...cells] = scores?.data ?? []
    const of = (title: string) => new Set(cells.map((row) => row[headings.indexOf(title)]))
    const { rest, ...scopes } = texts.scopes
    expect([...of(said.columns.scope.title)].filter((word) => word !== rest).sort()).toEqual(
      Object.values(scopes).sort(),
    )
    const verdicts = [...of(said.columns.verdict.title)].filter((word) => word !== null)
    expect(verdicts.length).toBeGreaterThan(1)
    for (const word of verdicts) expect(Object.values(texts.verdicts)).toContain(word)
    expect([...of(texts.statement)].every((text) => String(text).length > 10)).toBe(true)
  })

  it('says how to read it, and describes each column and code', async () => {
    const book = await bookOf(language)
    const about = (book[0]?.data ?? []).flat()
    for (const text of [texts.title(2), openDataTerms[language], ...texts.notes]) expect(about).toContain(text)
    const described = book.at(-1)?.data ?? []
    for (const name of releaseTableNames)
      for (const column of releaseTables[name].columns)
        expect(
          described.some(
            (row) => row[0] === texts.sheets[name] && row[2] === column && row[3] === said.columns[column].meaning,
          ),
        ).toBe(true)
    for (const code of ['notDistinguishable', 'channel:web', 'A1', 'F8', 'rest'])
      expect(described.find((row) => row[2] === code)?.[3]).toBeTruthy()
    for (const { sheet } of book) expect(sheet.length).toBeLessThanOrEqual(31)
  })
})

it('the workbooks are signed with the others, and made again they are the same to the byte', async () => {
  const names = languages.map((language) => `release-2-${language}.xlsx`)
  const manifest = JSON.parse((await contentOf('manifest.json')).toString()) as { workbooks: { name: string }[] }
  expect(manifest.workbooks.map(({ name }) => name)).toEqual(names)
  const row = await findRelease(2)
  if (row === null) throw new Error('there is no release 2')
  const territory = await readTerritory()
  const again = await makeFiles(await countRelease(row, territory), territory)
  expect(again).toHaveLength((await listFiles(2)).length)
  for (const { name, content } of again) expect([name, content.equals(await contentOf(name))]).toEqual([name, true])
})
