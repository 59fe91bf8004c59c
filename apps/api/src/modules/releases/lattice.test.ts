import { beforeAll, describe, expect, it } from 'vitest'
import { layPlaces } from '../feedback/testing/units.ts'
import { readTerritory } from '../territory/index.ts'
import type { Territory } from '../territory/index.ts'
import type { BreakdownPart } from './breakdowns.ts'
import { publish, publishFacts, sharesWithout } from './cells.ts'
import { addCounts, buildLattice, inMonths, noCounts } from './lattice.ts'
import type { Counts, Lattice } from './lattice.ts'
import { counterLength } from './measures.ts'
import type { PublishedRelease } from './read-release.ts'
import type { PublishedCounts } from './release-counts.queries.ts'
import { channelShares, kindScores } from './scope-breakdowns.ts'

let territory: Territory
let lattice: Lattice

/** Answers to A8 by their points, of a unit, or of what counts for a place alone. */
function group(
  code: string,
  month: string,
  points: readonly number[],
  alone: PublishedCounts['level'] = 'unit',
): PublishedCounts {
  const counters = new Array<number>(counterLength).fill(0)
  for (const point of points) counters[7 * 6 + point - 1] = (counters[7 * 6 + point - 1] ?? 0) + 1
  const unitId = territory.unitByCode.get(alone === 'unit' ? code : 'SU-01-1')?.id ?? ''
  return { unitId, level: alone, areaCode: alone === 'unit' ? '' : code, month, counters }
}
const times = (n: number, point: number) => Array.from({ length: n }, () => point)
const a8 = ({ n, s, points, squares }: Counts) => [n[7], s[7], points[7], squares[7]]

beforeAll(async () => {
  await layPlaces({
    'TJ-SU': { 'TJ-SU': ['SU-00-1'], 'TJ-SU-01': ['SU-01-1', 'SU-01-2'] },
    'TJ-KT': { 'TJ-KT-01': ['KT-01-1'] },
  })
  territory = await readTerritory()
  lattice = buildLattice(
    [
      group('SU-01-1', '2026-01', [...times(30, 5), ...times(10, 1)]),
      group('SU-01-1', '2026-02', times(10, 4)),
      group('SU-01-2', '2026-02', times(12, 2)),
      group('SU-00-1', '2026-02', times(11, 5)),
      group('KT-01-1', '2026-01', times(20, 3)),
      group('TJ-SU-01', '2026-02', times(10, 5), 'area'),
      group('TJ', '2026-02', times(10, 1), 'country'),
    ],
    territory,
  )
})

describe('the lattice of a release', () => {
  it('adds groups up from the unit to the country, and each month to itself', () => {
    expect([...lattice.ofScope('unit', 'SU-01-1')].map(([month, counts]) => [month, ...a8(counts)])).toEqual([
      ['2026-01', 40, 30, 160, 760],
      ['2026-02', 10, 10, 40, 160],
    ])
    const february = (kind: 'country' | 'region' | 'area' | 'unit', code: string) =>
      a8(lattice.ofScope(kind, code).get('2026-02') ?? noCounts).slice(0, 2)
    expect(february('unit', 'SU-00-1')).toEqual([11, 11])
    expect(february('area', 'TJ-SU-01')).toEqual([32, 20])
    expect(february('region', 'TJ-SU')).toEqual([43, 31])
    expect(february('region', 'TJ-KT')).toEqual([0, 0])
    expect(february('country', 'TJ')).toEqual([53, 31])
    expect(lattice.country).toBe(lattice.ofScope('country', 'TJ'))
  })

  it('knows what counts for a place alone, and nothing of what is not there', () => {
    expect(a8(lattice.restOf('TJ-SU-01').get('2026-02') ?? noCounts).slice(0, 2)).toEqual([10, 10])
    expect(lattice.restOf('TJ-SU').size).toBe(0)
    for (const [kind, code] of [
      ['unit', 'TJ-SU'],
      ['area', 'SU-01-1'],
      ['region', 'TJ'],
      ['unit', 'XX-01-1'],
    ] as const)
      expect([code, lattice.ofScope(kind, code).size]).toEqual([code, 0])
  })

  it('puts periods together', () => {
    const months = lattice.ofScope('unit', 'SU-01-1')
    expect(a8(inMonths(months, ['2025-12', '2026-01', '2026-02']))).toEqual([50, 40, 200, 920])
    expect(a8(inMonths(months, []))).toEqual([0, 0, 0, 0])
    expect(addCounts([])).toEqual(noCounts)
  })

  it('refuses a group of a unit that is nowhere', () => {
    const stray = { ...group('SU-01-1', '2026-01', [5]), unitId: '00000000-0000-4000-8000-000000000000' }
    expect(() => buildLattice([stray], territory)).toThrow('not on the map')
  })
})

describe('the comparison', () => {
  const counts = (n: number, s: number): Counts => ({
    ...noCounts,
    n: noCounts.n.map(() => n),
    s: noCounts.s.map(() => s),
  })

  it('is that of the others, in thousandths, and none where fewer than ten are left', () => {
    expect(sharesWithout(counts(130, 80), counts(30, 18))[7]).toBe(0.62)
    expect(sharesWithout(counts(39, 20), counts(30, 18))[7]).toBeNull()
    expect(sharesWithout(counts(100, 50), counts(0, 0))[7]).toBe(0.5)
  })

  it('tells no more than the bounds do, of the part and of the whole', () => {
    // Whether none, one or two of 200 said yes makes no difference, or the count that is withheld could be told from it.
    const [none, one, two] = [0, 1, 2].map((yes) => sharesWithout(counts(200, yes), counts(40, 0))[15])
    expect([none, one, two]).toEqual([0, 0, 0])
    const parts = [0, 1, 2].map((yes) => sharesWithout(counts(200, 100), counts(40, yes))[15])
    expect(new Set(parts).size).toBe(1)
    for (const digits of ['page', 'file'] as const) {
      const cells = [0, 1, 2].map(
        (s) =>
          publishFacts(
            'country',
            counts(200, s),
            noCounts.n.map(() => null),
            digits,
          )[7],
      )
      expect(new Set(cells.map((cell) => JSON.stringify(cell))).size).toBe(1)
    }
  })

  it('leads to two decimals on pages and four in files, of the same score', () => {
    const mu = noCounts.n.map(() => 0.62)
    const [page, file] = (['page', 'file'] as const).map((digits) => publish(counts(30, 24), mu, digits)[7])
    expect([page?.score, page?.low, page?.high]).toEqual([75.5, 61.24, 87.35])
    expect([file?.score, file?.low, file?.high]).toEqual([75.5, 61.2411, 87.3481])
    expect(publish(counts(20, 12), mu, 'file')[7]).toEqual(publish(counts(20, 12), mu, 'page')[7])
  })
})

describe('by kind of contact and by channel', () => {
  const part = (
    quarter: string,
    name: string,
    answered: number[],
    favourable: number[] = [],
  ): BreakdownPart & { quarter: string } => ({
    ...{ quarter, level: 'unit', code: 'SU-01-1', part: name, answered, favourable },
  })
  const a8Only = (n: number) => [-1, -1, -1, -1, -1, -1, -1, n]
  const release = (parts: readonly ReturnType<typeof part>[]): PublishedRelease => ({
    ...{ row: null, lattice, scored: ['2026-01', '2026-02', '2026-03'], months: ['2026-01', '2026-02', '2026-03'] },
    ...{ quarters: ['2026-01'], breakdowns: new Map([['unit SU-01-1', parts]]) },
  })

  it('channels are whole hundredths of all ratings, and what is hidden is "other"', () => {
    const told = release([
      part('2026-01', 'channel:web', [27]),
      part('2026-01', 'channel:paper', [11]),
      part('2025-10', 'channel:qr', [90]),
    ])
    expect(channelShares(told, 'unit', 'SU-01-1')).toEqual([
      { channel: 'web', share: 0.54 },
      { channel: 'paper', share: 0.22 },
      { channel: 'other', share: 0.24 },
    ])
  })

  it('are empty below thirty ratings, and where nothing may be told', () => {
    expect(channelShares(release([]), 'unit', 'SU-01-1')).toEqual([])
    expect(channelShares(release([part('2026-01', 'channel:web', [-1])]), 'unit', 'SU-01-1')).toEqual([])
    expect(channelShares(release([]), 'unit', 'SU-01-2')).toEqual([])
  })

  it('kinds are cells like any other, without a comparison; one of which nothing may be told is left out', () => {
    const told = kindScores(
      release([
        part('2026-01', 'kind:trafficStop', a8Only(40), a8Only(30)),
        part('2026-01', 'kind:summons', a8Only(12), a8Only(6)),
        part('2026-01', 'kind:other', a8Only(-1), a8Only(-1)),
        part('2025-10', 'kind:callOut', a8Only(500), a8Only(100)),
      ]),
      'unit',
      'SU-01-1',
    )
    expect(told.map(({ kind, scores }) => [kind, scores[7]?.n, scores[7]?.score, scores[7]?.verdict])).toEqual([
      ['trafficStop', 40, 75, null],
      ['summons', null, null, null],
    ])
    expect(told[1]?.scores[7]).toMatchObject({ low: 25, high: 75 })
    expect(told[0]?.scores.slice(0, 7).every(({ low }) => low === null)).toBe(true)
  })
})
