import '../../../testing/as-operator.ts'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import '../outlines/outlines.graphql.ts'
import { outlineLimits } from '@hamkori/schema/territory'
import { readTerritoryTables } from '../../../../prisma/seed/load-territory.ts'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, InvalidInputError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { countStatements } from '../../../testing/statements.ts'
import { outlineSentence } from '../outlines/outline-sentences.ts'
import { OutlinesRefusedError } from '../outlines/outlines-refused.ts'
import { importOutlines } from './import-outlines.ts'
import { importTerritory } from './import-territory.ts'
import { removeOutlines } from './remove-outlines.ts'

const system = { kind: 'system', name: 'test' } as const
const origin = { source: '© Somebody', licence: 'CC0-1.0' }

type Ring = [number, number][]
const square = (west: number, south: number, side = 1): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]
const feature = (code: unknown, coordinates: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties: { code },
  geometry: { type, coordinates },
})
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const good = feature('TJ-SU-02', [square(70, 40)])
/** Two districts of Khatlon that share a border, and a third one elsewhere. */
const three = collection(
  feature('TJ-KT-05', [square(69, 38)]),
  feature('tj-kt-06 ', [square(70, 38)]),
  feature('TJ-SU-02', [[square(70, 40)], [square(72, 40, 0.5)]], 'MultiPolygon'),
)

interface DrawnOutline {
  code: string
  path: string
  x: number
  y: number
}
interface Drawn {
  width: number
  height: number
  source: string
  licence: string
  places: DrawnOutline[]
  regions: DrawnOutline[]
}
async function mapOf(code: string): Promise<Drawn | null> {
  const part = '{ code path x y }'
  const { data, errors } = await graphqlAs(
    anonymous,
    `{ outlines(code: "${code}") { width height source licence importedOn places ${part} regions ${part} } }`,
  )
  expect(errors).toBeUndefined()
  return data.outlines
}
const codes = (drawn: readonly DrawnOutline[] | undefined) => drawn?.map(({ code }) => code).toSorted()
const audits = () => db.auditEntry.count({ where: { action: { startsWith: 'territory:' } } })

async function refusal(
  text: string,
  given: { source?: string; licence?: string } = origin,
): Promise<readonly string[]> {
  const failure: unknown = await importOutlines(system, text, given).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(failure).toBeInstanceOf(OutlinesRefusedError)
  return (failure as OutlinesRefusedError).problems.map(outlineSentence)
}

beforeEach(async () => {
  await importTerritory(system, readTerritoryTables())
  await removeOutlines(system)
})

describe('an import of outlines', () => {
  it('is refused to anonymous people, as is taking them away', async () => {
    await expect(importOutlines(anonymous, three, origin)).rejects.toThrow(ForbiddenError)
    await expect(removeOutlines(anonymous)).rejects.toThrow(ForbiddenError)
    expect(await db.areaOutline.count()).toBe(0)
  })

  it('draws places, and the regions that they make up, with source and licence', async () => {
    const imported = await importOutlines(system, three, origin)
    expect(imported).toMatchObject({ places: 3, ...origin })
    expect(imported.without).toHaveLength(65)
    expect(imported.without).not.toContain('TJ-KT-06')
    const country = await mapOf('tj ')
    expect(country).toMatchObject(origin)
    expect(codes(country?.places)).toEqual(['TJ-KT-05', 'TJ-KT-06', 'TJ-SU-02'])
    expect(codes(country?.regions)).toEqual(['TJ-KT', 'TJ-SU'])
    // Two squares make one region: of their common border nothing is left.
    const khatlon = country?.regions.find(({ code }) => code === 'TJ-KT')
    expect(khatlon?.path.match(/M/g)).toHaveLength(1)
    const [west, east] = [country?.places[0], country?.places[1]]
    expect(west?.y).toBe(east?.y)
    expect(west?.x).toBeLessThan(east?.x ?? 0)
    expect(country?.places.find(({ code }) => code === 'TJ-SU-02')?.path.match(/M/g)).toHaveLength(2)
    for (const { x, y } of country?.places ?? []) {
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(country?.width ?? 0)
      expect(y).toBeLessThan(country?.height ?? 0)
    }
    expect(codes((await mapOf('TJ-KT'))?.places)).toEqual(['TJ-KT-05', 'TJ-KT-06'])
  })

  it('leaves the map of equal tiles where no place below has an outline', async () => {
    expect(await mapOf('TJ')).toBeNull()
    await importOutlines(system, three, origin)
    for (const code of ['TJ-GB', 'TJ-KT-05', 'TJ-XX', '', 'nothing'])
      expect([code, await mapOf(code)]).toEqual([code, null])
  })

  it('draws a region as a whole where no place below it has an outline', async () => {
    await importOutlines(system, collection(good, feature('TJ-DU', [square(68.7, 38.5, 0.2)])), origin)
    const country = await mapOf('TJ')
    expect(codes(country?.places)).toEqual(['TJ-DU', 'TJ-SU-02'])
    expect(codes(country?.regions)).toEqual(['TJ-DU', 'TJ-SU'])
    expect(await mapOf('TJ-DU')).toBeNull()
  })

  it('takes source and licence from the file where they are not given, and is refused without them', async () => {
    const file = { ...JSON.parse(collection(good)), attribution: 'The file', license: 'ODbL-1.0' }
    await importOutlines(system, JSON.stringify(file), { licence: 'CC0-1.0' })
    expect(await mapOf('TJ')).toMatchObject({ source: 'The file', licence: 'CC0-1.0' })
    expect((await refusal(collection(good), { licence: 'CC0-1.0' }))[0]).toContain('where its outlines come from')
    expect((await refusal(collection(good), { source: 'S' }))[0]).toContain('under which licence')
    await expect(importOutlines(system, collection(good), { ...origin, source: 'x'.repeat(401) })).rejects.toThrow(
      InvalidInputError,
    )
    expect(await mapOf('TJ')).toMatchObject({ source: 'The file' })
  })

  it('replaces the outlines before, can be undone, and is on the audit log each time', async () => {
    const before = await audits()
    await importOutlines(system, three, origin)
    await importOutlines(system, collection(good), origin)
    expect(codes((await mapOf('TJ'))?.places)).toEqual(['TJ-SU-02'])
    expect(await removeOutlines(system)).toBe(1)
    expect(await mapOf('TJ')).toBeNull()
    expect(await removeOutlines(system)).toBe(0)
    expect((await audits()) - before).toBe(3)
    const entries = await db.auditEntry.findMany({
      where: { action: { in: ['territory:importOutlines', 'territory:removeOutlines'] } },
      orderBy: { id: 'desc' },
      take: 3,
    })
    expect(entries.map(({ payload }) => payload)).toEqual([
      { places: 1 },
      expect.objectContaining({ places: 1, before: 3, ...origin }),
      expect.objectContaining({ places: 3, before: 0 }),
    ])
  })

  it('costs no statement to read while the territory stands', async () => {
    await importOutlines(system, three, origin)
    await mapOf('TJ')
    expect((await countStatements(() => mapOf('TJ'))).statements).toEqual([])
  })
})

describe('a file of outlines is refused whole', () => {
  const bowTie: Ring = [
    [70, 40],
    [71, 41],
    [71, 40],
    [70, 41],
    [70, 40],
  ]
  const open = square(70, 40).slice(0, -1)
  it.each<[string, string, string]>([
    ['is no JSON', 'Salom', 'cannot be read as JSON'],
    ['is empty', '', 'cannot be read as JSON'],
    ['is another JSON', '[1, 2]', 'no GeoJSON FeatureCollection'],
    ['is one feature alone', JSON.stringify(good), 'no GeoJSON FeatureCollection'],
    ['has no feature', collection(), 'no feature'],
    [
      'has a code that nobody knows',
      collection(good, feature('TJ-SU-99', [square(70, 39)])),
      'Feature 2 (TJ-SU-99): there is no place',
    ],
    [
      'has a code of another country',
      collection(feature('KG-O', [square(70, 39)])),
      'Feature 1 (KG-O): there is no place',
    ],
    ['has the country as a whole', collection(feature('TJ', [square(70, 39)])), 'Feature 1 (TJ) is the whole country'],
    ['has no code', collection(feature(undefined, [square(70, 39)])), 'Feature 1 has no property "code"'],
    ['has a code that is a number', collection(feature(7, [square(70, 39)])), 'Feature 1 has no property "code"'],
    [
      'has the same code twice',
      collection(good, feature('tj-su-02', [square(71, 39)])),
      'Features 1 and 2 both have the code TJ-SU-02',
    ],
    ['has a feature that is none', collection(good, null), 'Feature 2 has no property'],
    [
      'has a point',
      collection(feature('TJ-SU-01', [69.6, 40.3], 'Point')),
      'Feature 1 (TJ-SU-01) has no outline: its geometry',
    ],
    [
      'has no geometry',
      collection({ type: 'Feature', properties: { code: 'TJ-SU-01' }, geometry: null }),
      'Feature 1 (TJ-SU-01) has no outline',
    ],
    ['has an empty geometry', collection(feature('TJ-SU-01', [], 'MultiPolygon')), 'its geometry is empty'],
    ['has a polygon without rings', collection(feature('TJ-SU-01', [[]], 'MultiPolygon')), 'a polygon without rings'],
    [
      'has a ring that is not closed',
      collection(feature('TJ-SU-01', [open])),
      'Feature 1 (TJ-SU-01): ring 1 is not closed: it begins and ends at [70, 40]',
    ],
    [
      'has a ring of three positions',
      collection(feature('TJ-SU-01', [[...open.slice(0, 2), open[0]]])),
      'ring 1 has 3 positions',
    ],
    [
      'has a ring that crosses itself',
      collection(feature('TJ-SU-01', [bowTie])),
      'Feature 1 (TJ-SU-01): ring 1 crosses itself near [',
    ],
    [
      'has a hole that crosses itself',
      collection(
        feature('TJ-SU-01', [square(70, 39, 2), bowTie.map(([x, y]) => (x === 71 && y === 41 ? [71.2, 41] : [x, y]))]),
      ),
      'ring 2 crosses itself near',
    ],
    [
      'has a ring without an area',
      collection(
        feature('TJ-SU-01', [
          [
            [70, 40],
            [71, 40],
            [70, 40],
            [70, 40],
          ],
        ]),
      ),
      'ring 1 encloses nothing',
    ],
    [
      'has a second polygon that is broken',
      collection(feature('TJ-SU-01', [[square(70, 40)], [open]], 'MultiPolygon')),
      'ring 1 of polygon 2 is not closed',
    ],
    [
      'has text for a position',
      collection(feature('TJ-SU-01', [[...square(70, 40), 'x']])),
      'something that is no position at place 6',
    ],
    [
      'has a number missing',
      collection(feature('TJ-SU-01', [[...square(70, 40), [70, null]]])),
      'something that is no position',
    ],
    [
      'has coordinates outside the world',
      collection(feature('TJ-SU-01', [square(7_700_000, 4_600_000)])),
      'outside the world at [7700000, 4600000]',
    ],
    [
      'has latitude first',
      collection(feature('TJ-SU-01', [square(40, 70)])),
      'outside Tajikistan at [40, 70]; longitude comes first',
    ],
    [
      'is in another system',
      JSON.stringify({
        type: 'FeatureCollection',
        crs: { properties: { name: 'urn:ogc:def:crs:EPSG::3857' } },
        features: [good],
      }),
      'in the system urn:ogc:def:crs:EPSG::3857',
    ],
    [
      'has too many features',
      collection(...Array.from({ length: outlineLimits.features + 1 }, () => good)),
      'at most 2000 are read',
    ],
  ])('that %s', async (_what, text, sentence) => {
    const before = await audits()
    const sentences = await refusal(text)
    expect(sentences[0]).toContain(sentence)
    expect(await db.areaOutline.count()).toBe(0)
    expect(await audits()).toBe(before)
  })

  it('with too many positions, which says what helps', async () => {
    const sides = outlineLimits.points + 8
    const circle = Array.from({ length: sides }, (_, at) => {
      const angle = (2 * Math.PI * at) / sides
      return [70 + Math.cos(angle), 39 + Math.sin(angle)]
    })
    expect((await refusal(collection(feature('TJ-SU-01', [[...circle, circle[0]]]))))[0]).toContain('mapshaper')
  })

  it('and names everything that is wrong, twenty at once', async () => {
    const many = Array.from({ length: 25 }, () => feature('TJ-SU-99', [square(70, 39)]))
    const sentences = await refusal(collection(good, ...many))
    expect(sentences).toHaveLength(25)
    expect(new OutlinesRefusedError(sentences.map(() => ({ code: 'notJson' }))).message.split('\n')).toHaveLength(21)
  })

  it('and what stood before stays', async () => {
    await importOutlines(system, three, origin)
    await refusal(collection(good, feature('TJ-SU-99', [square(70, 39)])))
    expect(codes((await mapOf('TJ'))?.places)).toHaveLength(3)
  })
})

/** A folder with real boundaries, which may not be copied into the repository. */
const folder = process.env['HAMKORI_BOUNDARIES'] ?? ''

describe('simplification', () => {
  /** The border between two districts as a fine zigzag. */
  const zigzag = Array.from({ length: 20_001 }, (_, at): [number, number] => [
    70 + Math.sin(at * at) * 0.002,
    38 + at / 20_000,
  ])
  const pair = collection(
    feature('TJ-KT-05', [[[69, 38], ...zigzag, [69, 39], [69, 38]]]),
    feature('TJ-KT-06', [[...zigzag, [71, 39], [71, 38], zigzag[0]]]),
    feature('TJ-KT-07', [square(68, 37, 0.0005)]),
  )

  it('keeps some thousand points, one border between neighbours, and the smallest place', async () => {
    await importOutlines(system, pair, origin)
    const rows = await db.areaOutline.findMany({ include: { area: { select: { code: true } } } })
    const pointsOf = (code: string) =>
      new Set((rows.find(({ area }) => area.code === code)?.polygons as number[][][][]).flat(2).map(String))
    const [west, east] = [pointsOf('TJ-KT-05'), pointsOf('TJ-KT-06')]
    expect(west.size).toBeGreaterThan(100)
    expect(west.size).toBeLessThanOrEqual(outlineLimits.pointsKept)
    const inner = [...west].filter((point) => !['69,38', '69,39'].includes(point))
    expect(inner.filter((point) => !east.has(point))).toEqual([])
    expect(pointsOf('TJ-KT-07').size).toBeGreaterThanOrEqual(3)
    expect((await mapOf('TJ-KT'))?.places.every(({ path: drawn }) => drawn.length > 0)).toBe(true)
  })

  it.skipIf(!existsSync(path.join(folder, 'tjk-districts.geojson')))(
    'draws the real districts, light enough for a phone, of which ten stand beside the map (only where HAMKORI_BOUNDARIES names their folder)',
    async () => {
      const read = (name: string) => readFileSync(path.join(folder, `tjk-${name}.geojson`), 'utf8')
      const imported = await importOutlines(system, read('districts'), {})
      expect([imported.places, imported.without.length, imported.licence]).toEqual([59, 10, 'ODbL-1.0'])
      const country = await mapOf('TJ')
      expect(country?.places).toHaveLength(59)
      expect(codes(country?.regions)).toEqual(['TJ-DU', 'TJ-GB', 'TJ-KT', 'TJ-RA', 'TJ-SU'])
      const weight = JSON.stringify(country).length
      expect(weight).toBeGreaterThan(10_000)
      expect(weight).toBeLessThan(50_000)
      expect((await importOutlines(system, read('regions'), {})).places).toBe(5)
    },
  )
})
