import { contactKinds } from '@hamkori/schema/feedback'
import { beforeAll, describe, expect, it } from 'vitest'
import { layPlaces } from '../feedback/testing/units.ts'
import { readTerritory } from '../territory/index.ts'
import type { Territory } from '../territory/index.ts'
import { protectBreakdowns } from './breakdowns.ts'
import type { BreakdownPart } from './breakdowns.ts'
import { counterLength } from './measures.ts'
import type { QuarterCounts } from './release-counts.queries.ts'

/** Published answers to A8 of a quarter, all by one channel: favourable ones and others. */
function answers(code: string, kind: string, favourable: number, others: number, channel = 0): QuarterCounts {
  const counters = new Array<number>(counterLength).fill(0)
  counters[7 * 6 + 4] = favourable
  counters[7 * 6 + 1] = others
  counters[64 + channel] = favourable + others
  const place = /^TJ/.test(code)
    ? { level: 'area' as const, areaCode: code, unitId: territory.unitByCode.get('SU-01-1')?.id ?? '' }
    : { level: 'unit' as const, areaCode: '', unitId: territory.unitByCode.get(code)?.id ?? '' }
  return { ...place, kind, counters }
}
const seen = (parts: readonly BreakdownPart[], code: string, of = 'kind') =>
  parts
    .filter((part) => part.code === code && part.part.startsWith(of))
    .map(({ part, answered, favourable }) => [part.split(':')[1], answered.at(-1), favourable.at(-1)])

let territory: Territory
let quarter: QuarterCounts[]
let parts: BreakdownPart[]
beforeAll(async () => {
  await layPlaces({
    'TJ-SU': { 'TJ-SU-01': ['SU-01-1', 'SU-01-2'], 'TJ-SU-02': ['SU-02-1'] },
    'TJ-KT': { 'TJ-KT-01': ['KT-01-1'] },
  })
  territory = await readTerritory()
  quarter = [
    answers('SU-01-1', 'trafficStop', 20, 20),
    answers('SU-01-1', 'documentDesk', 40, 10, 1),
    answers('SU-01-1', 'summons', 3, 4, 2),
    answers('SU-01-2', 'trafficStop', 12, 9),
    answers('SU-01-2', 'documentDesk', 15, 1, 1),
    answers('SU-02-1', 'summons', 25, 5),
    answers('KT-01-1', 'trafficStop', 30, 20),
    answers('KT-01-1', 'summons', 11, 9, 3),
    // What counts for the district of SU-01-1 alone.
    answers('TJ-SU-01', 'trafficStop', 6, 4),
  ]
  parts = await protectBreakdowns(territory, quarter)
})

describe('what is shown of a quarter by kind of contact', () => {
  it('is nothing where a unit has one kind only: that it has no other would be told with it', () => {
    expect(seen(parts, 'SU-02-1')).toEqual([])
  })

  it('is a kind, where another of ten and more is hidden beside those that are too small', () => {
    // Six kinds have no answers. With both others shown, the total would tell that.
    expect(seen(parts, 'KT-01-1')).toEqual([['trafficStop', 50, 30]])
  })

  it('is something of the country, its regions, districts and units, and never a place for itself', () => {
    expect(new Set(parts.map(({ level }) => level))).toEqual(new Set(['country', 'region', 'area', 'unit']))
    expect(seen(parts, 'TJ').length).toBeGreaterThan(0)
  })

  it('adds up: no sum of what is shown is more than its whole, and what is left of a whole is none or ten and more', () => {
    const whole = new Map<string, number>()
    for (const { kind, counters, unitId, level } of quarter) {
      const unit = level === 'unit' ? territory.unitById.get(unitId) : undefined
      const n = (counters[46] ?? 0) + (counters[43] ?? 0)
      const codes = unit === undefined ? ['TJ-SU-01', 'TJ-SU', 'TJ'] : above(territory, unit.code)
      for (const code of codes) {
        whole.set(code, (whole.get(code) ?? 0) + n)
        whole.set(`${code} ${kind}`, (whole.get(`${code} ${kind}`) ?? 0) + n)
      }
    }
    for (const code of [
      'TJ',
      'TJ-SU',
      'TJ-KT',
      'TJ-SU-01',
      'TJ-SU-02',
      'TJ-KT-01',
      'SU-01-1',
      'SU-01-2',
      'SU-02-1',
      'KT-01-1',
    ]) {
      let left = whole.get(code) ?? 0
      for (const [kind, n, favourable] of seen(parts, code)) {
        expect([code, kind, n]).toEqual([code, kind, whole.get(`${code} ${kind}`)])
        expect(Number(n)).toBeGreaterThanOrEqual(10)
        expect(Number(favourable)).toBeLessThanOrEqual(Number(n))
        left -= Number(n)
      }
      expect([code, left === 0 || left >= 10]).toEqual([code, true])
      for (const kind of contactKinds) {
        const own = parts.find((part) => part.code === code && part.part === `kind:${kind}`)
        if (own === undefined) continue
        const children = parts.filter((part) => part.part === own.part && above(territory, part.code)[1] === code)
        const rest =
          (own.answered.at(-1) ?? 0) - children.reduce((sum, { answered }) => sum + (answered.at(-1) ?? 0), 0)
        expect([code, kind, rest === 0 || rest >= 10]).toEqual([code, kind, true])
      }
    }
  })

  it('is nothing of statements that nobody answered, and of a quarter without answers', async () => {
    expect(
      parts
        .filter(({ part }) => part.startsWith('kind'))
        .every(({ answered }) => answered.slice(0, 7).every((n) => n === -1)),
    ).toBe(true)
    expect(await protectBreakdowns(territory, [])).toEqual([])
  })

  it('does not depend on the order of the counts', async () => {
    expect(await protectBreakdowns(territory, quarter.toReversed())).toEqual(parts)
  })

  it('is refused where counts contradict each other', async () => {
    await expect(
      protectBreakdowns(territory, [...quarter, answers('KT-01-1', 'callOut', -1, 0)]),
    ).rejects.toMatchObject({
      name: 'SuppressionError',
      failure: 'contradiction',
    })
  })
})

describe('what is shown of a quarter by channel', () => {
  it('is a count without a share, of ten and more, with others hidden that would be told with it', () => {
    expect(
      parts
        .filter(({ part }) => part.startsWith('channel'))
        .every(({ answered, favourable }) => answered.length === 1 && favourable.length === 0),
    ).toBe(true)
    // 21 by web, 16 by QR, and nothing else: that there is nothing else is not told.
    expect(seen(parts, 'SU-01-2', 'channel')).toEqual([['web', 21, undefined]])
    expect(seen(parts, 'SU-02-1', 'channel')).toEqual([])
  })
})

/** The code of a place or unit, and of all above it. */
function above({ unitByCode, areaByCode, areaById }: Territory, code: string): string[] {
  const codes = [code]
  const unit = unitByCode.get(code)
  for (
    let area = areaById.get(unit?.areaId ?? areaByCode.get(code)?.parentId ?? '');
    area !== undefined;
    area = areaById.get(area.parentId ?? '')
  )
    codes.push(area.code)
  return codes
}
