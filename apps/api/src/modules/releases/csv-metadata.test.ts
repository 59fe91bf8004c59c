import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { shiftMonth } from '@hamkori/schema/dashboards.constants'
import { monthOf } from '@hamkori/schema/dates'
import { languages } from '@hamkori/schema/languages'
import { releaseColumns } from '@hamkori/schema/releases.columns'
import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment, today } from '../../platform/clock.ts'
import { anonymous } from '../../platform/viewer.ts'
import { submitRating } from '../feedback/index.ts'
import { layUnits, threeTaps } from '../feedback/testing/units.ts'
import { findFile } from './release-files.queries.ts'
import { publishAnswers } from './testing/publish.ts'

interface Text {
  readonly '@value': string
  readonly '@language': string
}
interface Column {
  readonly name: string
  readonly titles: Readonly<Record<string, string>>
  readonly datatype: {
    readonly base: string
    readonly format?: string
    readonly minimum?: number
    readonly maximum?: number
  }
  readonly required: boolean
  readonly 'dc:description': readonly Text[]
  readonly 'rdfs:comment'?: readonly Text[]
}
interface Table {
  readonly url: string
  readonly 'dc:title': readonly Text[]
  readonly tableSchema: {
    readonly columns: readonly Column[]
    readonly primaryKey: readonly string[]
    readonly foreignKeys?: readonly {
      readonly columnReference: string
      readonly reference: { readonly resource: string; readonly columnReference: string }
    }[]
  }
}
interface TableGroup {
  readonly '@context': unknown
  readonly '@type': string
  readonly tables: readonly Table[]
}

const textOf = async (name: string) => gunzipSync((await findFile(1, name))?.content ?? Buffer.of()).toString()
const rowsOf = async (name: string): Promise<string[][]> => parse(await textOf(name), { bom: true })
let group: TableGroup

beforeAll(async () => {
  await layUnits()
  // Months that fall from nearly all to nearly none, by two kinds of contact and two channels, so that no table is empty.
  const month = monthOf(today())
  for (const [at, favourable] of [34, 28, 20, 12, 6, 4].entries()) {
    const day = `${shiftMonth(month, at - 9)}-10T07:00:00Z`
    await Promise.all(
      Array.from({ length: 80 }, (_, turn) =>
        atMoment(new Date(day), () =>
          submitRating(
            anonymous,
            threeTaps({
              unitCode: turn % 2 === 0 ? 'SU-01-1' : 'KT-01-1',
              a8: (turn >> 1) % 40 < favourable ? 5 : 2,
              contactKind: turn % 4 < 2 ? 'trafficStop' : 'documentDesk',
              channel: turn % 4 < 2 ? 'qr' : 'web',
            }),
          ),
        ),
      ),
    )
  }
  await publishAnswers()
  group = JSON.parse(await textOf('csv-metadata.json')) as TableGroup
})

describe('the metadata of a release', () => {
  it('is a table group of CSV on the Web that describes every CSV file of the manifest', async () => {
    expect([group['@context'], group['@type']]).toEqual([
      ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
      'TableGroup',
    ])
    const manifest = JSON.parse(await textOf('manifest.json')) as { files: { name: string }[] }
    const names = manifest.files.map(({ name }) => name)
    expect(names).toContain('csv-metadata.json')
    expect(group.tables.map(({ url }) => url)).toEqual(names.filter((name) => name.endsWith('.csv')))
  })

  it('names the columns of each file in their order, and describes them in three languages', async () => {
    for (const { url, 'dc:title': title, tableSchema } of group.tables) {
      const [header] = await rowsOf(url)
      expect(header, url).toEqual(tableSchema.columns.map(({ name }) => name))
      expectThreeLanguages(title)
      for (const column of tableSchema.columns) {
        expect(Object.keys(column.titles)).toEqual(['und', ...languages])
        expect(column.titles['und']).toBe(column.name)
        expectThreeLanguages(column['dc:description'])
        if (column.required) expect(column['rdfs:comment']).toBeUndefined()
        else expectThreeLanguages(column['rdfs:comment'] ?? [])
      }
    }
  })

  it('holds for every value of every file, and no file of the example is empty', async () => {
    for (const { url, tableSchema } of group.tables) {
      const [, ...rows] = await rowsOf(url)
      expect(rows.length, url).toBeGreaterThan(0)
      const faults = rows.flatMap((row) =>
        row.flatMap((value, at) => {
          const column = tableSchema.columns[at]
          return column === undefined || conforms(value, column) ? [] : [`${column.name}: ${value}`]
        }),
      )
      expect(faults, url).toEqual([])
    }
    expect((await rowsOf('trends.csv')).some(([, , , z = '']) => z.startsWith('-'))).toBe(true)
  })

  it('names keys that are unique, and codes that are those of places', async () => {
    const places = new Set((await rowsOf('places.csv')).slice(1).map(([, code]) => code))
    for (const { url, tableSchema } of group.tables) {
      const [header = [], ...rows] = await rowsOf(url)
      const at = tableSchema.primaryKey.map((name) => header.indexOf(name))
      expect(at).not.toContain(-1)
      expect(new Set(rows.map((row) => at.map((index) => row[index]).join(' '))).size, url).toBe(rows.length)
      if (url === 'places.csv') continue
      expect(tableSchema.foreignKeys?.[0]?.reference).toEqual({ resource: 'places.csv', columnReference: 'code' })
      expect(rows.map((row) => row[header.indexOf('code')]).filter((code) => !places.has(code))).toEqual([])
    }
  })

  it('describes no column that no file has', () => {
    const used = new Set(group.tables.flatMap(({ tableSchema }) => tableSchema.columns.map(({ name }) => name)))
    expect(Object.keys(releaseColumns).filter((name) => !used.has(name))).toEqual([])
  })
})

function expectThreeLanguages(texts: readonly Text[]): void {
  expect(texts.map((text) => text['@language'])).toEqual([...languages])
  expect(texts.every((text) => text['@value'].trim() !== '')).toBe(true)
}

const numeric: Readonly<Record<string, RegExp>> = { integer: /^-?\d+$/, decimal: /^-?\d+(\.\d+)?$/ }

/** Whether a value is one of its column's, by the rules of CSV on the Web. */
function conforms(value: string, { datatype, required }: Column): boolean {
  if (value === '') return !required
  const { base, format, minimum = -Infinity, maximum = Infinity } = datatype
  if (base === 'gYearMonth') return /^\d{4}-(0[1-9]|1[0-2])$/.test(value)
  if (base === 'string') return format === undefined || new RegExp(`^(?:${format})$`).test(value)
  return numeric[base]?.test(value) === true && Number(value) >= minimum && Number(value) <= maximum
}
