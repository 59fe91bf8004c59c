import { beforeAll, describe, expect, it } from 'vitest'
import { readTerritoryTables } from '../../../prisma/seed/load-territory.ts'
import { db } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import { globalId, graphqlAs } from '../../testing/graphql.ts'
import { countStatements } from '../../testing/statements.ts'
import { importTerritory, readTerritory, recordSource } from './index.ts'

const ask = (query: string, variables = {}) => graphqlAs(anonymous, query, variables)

describe('before anything was imported', () => {
  it('says that the service cannot answer yet', async () => {
    const { status, errors } = await ask('{ country { code } }')
    expect(status).toBe(503)
    expect(errors?.[0]?.extensions?.['code']).toBe('UNAVAILABLE')
  })
})

describe('the territory', () => {
  beforeAll(async () => {
    await importTerritory({ kind: 'system', name: 'test' }, readTerritoryTables())
    await recordSource(
      { kind: 'system', name: 'test' },
      { code: 'S4', title: 'A round table', publishedOn: '2019-10-04' },
    )
  })

  it('is a tree of a country, five regions and 68 districts and cities', async () => {
    const { data, errors } = await ask(
      '{ country { code kind children { code children { code } } } regions { code } districts { code } }',
    )
    expect(errors).toBeUndefined()
    expect(data.country).toMatchObject({ code: 'TJ', kind: 'country' })
    expect(data.regions.map(({ code }: { code: string }) => code)).toEqual([
      'TJ-DU',
      'TJ-GB',
      'TJ-KT',
      'TJ-RA',
      'TJ-SU',
    ])
    expect(data.country.children.map(({ children }: { children: unknown[] }) => children.length)).toEqual([
      4, 8, 25, 13, 18,
    ])
    expect(data.districts).toHaveLength(68)
  })

  it('lists the districts of a region from memory: no statement at all', async () => {
    await readTerritory()
    const { result, statements } = await countStatements(() =>
      ask(
        '{ districts(regionCode: " tj-su ") { code name { tg ru en } shortName { ru } tile { column row } units { code name { tg } } departments { code } } }',
      ),
    )
    expect(statements).toEqual([])
    expect(result.data.districts).toHaveLength(18)
    expect(result.data.districts[0]).toEqual({
      code: 'TJ-SU-01',
      name: { tg: 'Шаҳри Хуҷанд', ru: 'город Худжанд', en: 'Khujand (city)' },
      shortName: { ru: 'Худжанд' },
      tile: { column: 7, row: 1 },
      units: [{ code: 'SU-01-1', name: { tg: 'ШВКД дар шаҳри Хуҷанд' } }],
      departments: [{ code: 'MIA-SU-01' }],
    })
  })

  it('knows no districts of what is not a region', async () => {
    const { data } = await ask(
      '{ a: districts(regionCode: "TJ-SU-01") { code } b: districts(regionCode: "XX") { code } c: districts(regionCode: "TJ") { code } }',
    )
    expect(data).toEqual({ a: [], b: [], c: [] })
  })

  it('says what a place is, with the day and source of its figures', async () => {
    const { data } = await ask(
      '{ area(code: "tj-kt-06") { kind parent { code } formerNames population populationOn populationSource source confusedWith { code } } }',
    )
    expect(data.area).toEqual({
      kind: 'district',
      parent: { code: 'TJ-KT' },
      formerNames: 'Bokhtar District (until 2018)',
      population: 214800,
      populationOn: '2014-01-01',
      populationSource:
        "estimate 1 January 2014 (Statoids via Who's On First; for Khorugh and Buston: Wikipedia list of cities)",
      source: expect.stringContaining('stat.tj bulletin order'),
      confusedWith: [{ code: 'TJ-KT-01' }],
    })
  })

  it('answers null for places, units, departments and sources that are not there', async () => {
    const { data, errors } = await ask(
      '{ area(code: "TJ-XX") { code } policeUnit(code: "SU-99-1") { code } department(code: "\\u0000") { code } source(code: "\\u0000") { code } }',
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({ area: null, policeUnit: null, department: null, source: null })
  })

  it('shows a unit with its department and where both are named', async () => {
    const { data } = await ask(
      '{ policeUnit(code: "du-02-2") { id name { en } inferred closedOn area { code } sources { code title publishedOn } department { code parent { code kind } units { code } } } }',
    )
    expect(data.policeUnit).toEqual({
      id: globalId('PoliceUnit', (await db.policeUnit.findUniqueOrThrow({ where: { code: 'DU-02-2' } })).id),
      name: { en: 'MIA Department No. 2 in Sino District, Dushanbe' },
      inferred: false,
      closedOn: null,
      area: { code: 'TJ-DU-02' },
      sources: [{ code: 'S4', title: 'A round table', publishedOn: '2019-10-04' }],
      department: { code: 'MIA-DU-02-2', parent: { code: 'MIA-DU', kind: 'regional' }, units: [{ code: 'DU-02-2' }] },
    })
  })

  it('has one department and one unit for each district and city, and reports to the ministry', async () => {
    const { data } = await ask(
      '{ districts { code departments { code parent { code } } } department(code: "MIA-RA-13") { parent { code } } country { departments { code } units { code } } }',
    )
    const alone = data.districts.filter(({ departments }: { departments: unknown[] }) => departments.length !== 1)
    expect(alone).toEqual([
      {
        code: 'TJ-DU-02',
        departments: [
          { code: 'MIA-DU-02', parent: { code: 'MIA-DU' } },
          { code: 'MIA-DU-02-2', parent: { code: 'MIA-DU' } },
        ],
      },
      {
        code: 'TJ-KT-02',
        departments: [
          { code: 'MIA-KT-02', parent: { code: 'MIA-KT' } },
          { code: 'MIA-KT-KZ', parent: { code: 'MIA-KT' } },
        ],
      },
    ])
    expect(data.department.parent).toEqual({ code: 'MIA' })
    expect(data.country.departments).toEqual([{ code: 'MIA' }, { code: 'MIA-PO' }])
    expect(data.country.units).toHaveLength(70)
  })

  it('finds places with their units and says when a name is ambiguous', async () => {
    const query =
      'query ($text: String!) { searchPlaces(text: $text, first: 2) { ambiguous matches { area { code } units { code } matched score exact } } }'
    const bokhtar = await ask(query, { text: 'бохтар' })
    expect(bokhtar.data.searchPlaces).toEqual({
      ambiguous: true,
      matches: [
        { area: { code: 'TJ-KT-01' }, units: [{ code: 'KT-01-1' }], matched: 'Бохтар', score: 1, exact: true },
        { area: { code: 'TJ-KT-06' }, units: [{ code: 'KT-06-1' }], matched: 'Bokhtar', score: 1, exact: true },
      ],
    })
    const isfara = await ask(query, { text: 'исфара' })
    expect(isfara.data.searchPlaces.ambiguous).toBe(false)
    expect(isfara.data.searchPlaces.matches[0].units).toEqual([{ code: 'SU-02-1' }, { code: 'SU-02-2' }])
    const dushanbe = await ask(query, { text: 'dushanbe' })
    expect(dushanbe.data.searchPlaces.matches[0].units).toHaveLength(5)
  })

  it('takes any text to search for, and a number of matches between 1 and 20', async () => {
    const strange = await ask('query ($text: String!) { searchPlaces(text: $text) { matches { score } ambiguous } }', {
      text: `\u0000\ud800${'ъ'.repeat(5_000)}`,
    })
    expect(strange.data.searchPlaces).toEqual({ matches: [], ambiguous: false })
    for (const first of [0, 21, -1]) {
      const { errors } = await ask(`{ searchPlaces(text: "x", first: ${first}) { ambiguous } }`)
      expect(errors).toHaveLength(1)
      expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT')
    }
  })

  it('gives places, departments and units by their ids, and null for a foreign id', async () => {
    const { areaByCode, departmentByCode } = await readTerritory()
    const query = 'query ($id: ID!) { node(id: $id) { id __typename ... on Area { code } ... on Department { code } } }'
    const area = globalId('Area', areaByCode.get('TJ-SU')?.id ?? '')
    expect((await ask(query, { id: area })).data.node).toEqual({ id: area, __typename: 'Area', code: 'TJ-SU' })
    const department = globalId('Department', departmentByCode.get('MIA')?.id ?? '')
    expect((await ask(query, { id: department })).data.node).toEqual({
      id: department,
      __typename: 'Department',
      code: 'MIA',
    })
    for (const id of [
      globalId('Area', crypto.randomUUID()),
      globalId('PoliceUnit', areaByCode.get('TJ')?.id ?? ''),
      'nonsense',
    ]) {
      expect((await ask(query, { id })).data).toEqual({ node: null })
    }
  })
})
