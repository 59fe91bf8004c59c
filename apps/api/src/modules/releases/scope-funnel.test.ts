import { beforeAll, describe, expect, it } from 'vitest'
import { layPlaces } from '../feedback/testing/units.ts'
import { readTerritory } from '../territory/index.ts'
import { buildLattice } from './lattice.ts'
import { counterLength } from './measures.ts'
import type { PublishedRelease } from './read-release.ts'
import { placesFunnels } from './scope-funnel.ts'

const districts = ['01', '02', '03', '04', '05', '06', '07']
const places = districts.map((number) => ({ kind: 'area' as const, code: `TJ-SU-${number}` }))
const none = Array.from({ length: 8 }, () => null)
let of: (answers: readonly (readonly [s: number, n: number])[]) => PublishedRelease

beforeAll(async () => {
  await layPlaces({ 'TJ-SU': Object.fromEntries(districts.map((one) => [`TJ-SU-${one}`, [`SU-${one}-1`]])) })
  const territory = await readTerritory()
  of = (answers) => ({
    ...{ row: null, scored: ['2026-01'], months: ['2026-01'], quarters: [], breakdowns: new Map() },
    lattice: buildLattice(
      answers.map(([s, n], at) => {
        const counters = new Array<number>(counterLength).fill(0)
        // A8: 5 and 2.
        counters[7 * 6 + 4] = s
        counters[7 * 6 + 1] = n - s
        const unitId = territory.unitByCode.get(`SU-${districts[at]}-1`)?.id ?? ''
        return { unitId, level: 'unit', areaCode: '', month: '2026-01', counters }
      }),
      territory,
    ),
  })
})

describe('the districts of a region', () => {
  it('are outside where they differ by more than chance', () => {
    const even: [number, number][] = Array.from({ length: 6 }, () => [60, 100])
    const funnels = placesFunnels(of([...even, [80, 100]]), 'region', places)
    expect(funnels.slice(0, 7)).toEqual(none.slice(0, 7))
    const funnel = funnels[7]
    expect(funnel?.mean.toFixed(4)).toBe('0.6286')
    // z = 3.547 and six times −0.591: phi = 2.096.
    expect(funnel?.widening.toFixed(3)).toBe('1.448')
    expect(funnel?.positions).toEqual(['inside', 'inside', 'inside', 'inside', 'inside', 'inside', 'above'])
    expect(funnel?.shares).toEqual([60, 60, 60, 60, 60, 60, 80])
  })

  it('that all differ are all within limits that are wide enough for it', () => {
    const apart = [20, 80, 30, 70, 25, 75, 50].map((s): [number, number] => [s, 100])
    const funnel = placesFunnels(of(apart), 'region', places)[7]
    expect(funnel?.widening).toBeGreaterThan(4)
    expect(new Set(funnel?.positions)).toEqual(new Set(['inside']))
  })

  it('with fewer than thirty answers have no place, and nobody has among fewer than five', () => {
    const some: [number, number][] = [
      ...Array.from({ length: 5 }, (): [number, number] => [300, 600]),
      [20, 29],
      [460, 600],
    ]
    const funnel = placesFunnels(of(some), 'region', places)[7]
    expect(funnel?.shares[5]).toBeNull()
    expect(funnel?.positions[5]).toBeNull()
    expect(funnel?.positions[6]).toBe('above')
    expect(placesFunnels(of(some.slice(0, 4)), 'region', places)).toEqual(none)
    expect(placesFunnels(of(some), 'country', places)).toEqual(none)
    expect(placesFunnels(of(some), 'area', places)).toEqual(none)
  })

  it('tell no more than the bound does where nearly all answered alike', () => {
    const alike = (s: number): (readonly [number, number])[] => [
      ...Array.from({ length: 5 }, (): [number, number] => [90, 100]),
      [s, 100],
    ]
    const [all, most] = [100, 98].map((s) => placesFunnels(of(alike(s)), 'region', places))
    expect(all).toEqual(most)
    expect(all?.[7]?.shares[5]).toBe(97)
  })
})
