import { describe, expect, it } from 'vitest'
import { isAreaCode, parentCode } from '@hamkori/schema/territory'
import { readTerritoryTables } from './load-territory.ts'
import { readRecords } from './files.ts'

const { areas, aliases, departments, units } = readTerritoryTables()
const sources = new Set(readRecords<{ code: string }>('record', 'sources.json').map(({ code }) => code))

/** Every text in the three languages, wherever it stands in a record: `{tg, ru, en}`, `nameTg`, `titleRu`, … */
function* textsOf(value: unknown, where = ''): Generator<{ where: string; language: string; text: string }> {
  if (value === null || typeof value !== 'object') return
  for (const [key, child] of Object.entries(value)) {
    const language = /^(?:.*(Tg|Ru|En)|(tg|ru|en))$/.exec(key)
    if (typeof child === 'string' && language !== null)
      yield { where: `${where}.${key}`, language: (language[1] ?? language[2] ?? '').toLowerCase(), text: child }
    else yield* textsOf(child, `${where}.${key}`)
  }
}

const files = [
  ...(['bodies.json', 'documents.json', 'activities.json', 'councils.json'] as const).map((name) => ({
    name,
    items: readRecords<object>('record', name),
  })),
  ...(['records.json', 'meetings.json', 'announced.json'] as const).map((name) => ({
    name,
    items: readRecords<object>('demonstration', name),
  })),
  { name: 'territory', items: [areas, departments, units] },
]

describe('the tables of the territory', () => {
  it('know every code they name', () => {
    const areaCodes = new Set(areas.map(({ code }) => code))
    const departmentCodes = new Set(departments.map(({ code }) => code))
    expect(
      areas.filter(({ code, parentCode: parent }) => !isAreaCode(code) || (parent ?? null) !== parentCode(code)),
    ).toEqual([])
    expect(aliases.filter(({ areaCode }) => !areaCodes.has(areaCode))).toEqual([])
    expect(
      departments.filter(
        ({ areaCode, parentCode: parent }) =>
          !areaCodes.has(areaCode) || (parent !== null && parent !== undefined && !departmentCodes.has(parent)),
      ),
    ).toEqual([])
    expect(
      units.filter(({ areaCode, departmentCode }) => !areaCodes.has(areaCode) || !departmentCodes.has(departmentCode)),
    ).toEqual([])
    expect(areas.flatMap(({ confusedWith = [] }) => confusedWith).filter((code) => !areaCodes.has(code))).toEqual([])
  })

  it('name every code, unit and tile once', () => {
    for (const list of [areas, departments, units]) expect(new Set(list.map(({ code }) => code)).size).toBe(list.length)
    const tiles = areas.flatMap(({ tile }) =>
      tile === undefined || tile === null ? [] : [`${tile.column} ${tile.row}`],
    )
    expect(tiles).toHaveLength(68)
    expect(new Set(tiles).size).toBe(68)
  })

  it('have a department and a unit for each of the 68 districts and cities, and say where one is only inferred', () => {
    const districts = areas.filter(({ code }) => code.split('-').length === 3)
    expect(districts).toHaveLength(68)
    const served = (list: readonly { areaCode: string }[]) =>
      districts.filter(({ code }) => !list.some(({ areaCode }) => areaCode === code))
    expect(served(departments)).toEqual([])
    expect(served(units)).toEqual([])
    const unproved = [...departments, ...units].filter(
      ({ inferred, sourceCodes = [] }) => !inferred && sourceCodes.length === 0,
    )
    expect(unproved).toEqual([])
  })

  it('say with every figure of population its day and source', () => {
    const bare = areas.filter(
      ({ population, populationOn, populationSource }) =>
        (population === undefined) !== (populationOn === undefined) ||
        (population === undefined) !== (populationSource === undefined),
    )
    expect(bare).toEqual([])
    expect(areas.filter(({ population }) => population === undefined).map(({ code }) => code)).toEqual([
      'TJ-KT-03',
      'TJ-KT-04',
      'TJ-KT-11',
      'TJ-KT-14',
      'TJ-RA-02',
      'TJ-RA-12',
    ])
  })
})

describe('the record', () => {
  it('names only sources that are there', () => {
    const named = files
      .flatMap(({ items }) => items)
      .flatMap((item) => ('sourceCodes' in item ? (item.sourceCodes as string[]) : []))
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter((code) => !sources.has(code))).toEqual([])
    expect(
      [...departments, ...units].flatMap(({ sourceCodes = [] }) => sourceCodes).filter((code) => !sources.has(code)),
    ).toEqual([])
  })

  it.each(files)('is spelt with the letters of each language: $name', ({ items }) => {
    const foreign = { tg: /[щцыьЩЦЫЬ]/, ru: /[ғӣқӯҳҷҒӢҚӮҲҶ]/, en: /[Ѐ-ӿ]/ } as const
    const texts = [...textsOf(items)]
    expect(texts.length).toBeGreaterThan(15)
    expect(texts.filter(({ language, text }) => foreign[language as keyof typeof foreign].test(text))).toEqual([])
  })
})
