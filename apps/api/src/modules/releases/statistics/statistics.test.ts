import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { benjaminiHochberg, discoveryLimits } from './benjamini-hochberg.ts'
import { chanceOfDifference, changesTogether } from './changes-together.ts'
import type { PeriodPair } from './changes-together.ts'
import { cochranArmitage, twoSided } from './cochran-armitage.ts'
import { funnel, funnelDistance, funnelLimits, widening } from './funnel.ts'
import { likertMean, type FivePoints } from './likert-mean.ts'
import { newcombeChange } from './newcombe-change.ts'
import { shrunkShare, verdictOf } from './shrunk-share.ts'
import { wilson } from './wilson.ts'

/** Six digits, as published. */
const six = (value: number): string => value.toFixed(6)
const counts = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ n: fc.constant(n), s: fc.integer({ min: 0, max: n }) }))
const share = fc.double({ min: 0.01, max: 0.99, noNaN: true })

describe('shares', () => {
  test.each([
    [0, 10, '0.000000', '0.277533', '0.310000', '0.132972', '0.522942', 'worse'],
    [3, 10, '0.107791', '0.603222', '0.460000', '0.253133', '0.674449', 'notDistinguishable'],
    [7, 10, '0.396778', '0.892209', '0.660000', '0.444980', '0.844748', 'notDistinguishable'],
    [10, 10, '0.722467', '1.000000', '0.810000', '0.616688', '0.945193', 'notDistinguishable'],
    [18, 30, '0.423204', '0.754094', '0.605000', '0.451278', '0.748771', 'notDistinguishable'],
    [24, 30, '0.626943', '0.904949', '0.755000', '0.612411', '0.873481', 'notDistinguishable'],
    [55, 100, '0.452446', '0.643855', '0.556364', '0.463154', '0.647631', 'notDistinguishable'],
    [480, 600, '0.766130', '0.830053', '0.797049', '0.764257', '0.827997', 'better'],
  ])('%i of %i gives the published interval, mean and verdict', (s, n, low, high, mean, betaLow, betaHigh, verdict) => {
    const plain = wilson(s, n)
    const shrunk = shrunkShare(s, n, 0.62)
    expect([six(plain.low), six(plain.high)]).toEqual([low, high])
    expect([six(shrunk.mean), six(shrunk.low), six(shrunk.high)]).toEqual([mean, betaLow, betaHigh])
    expect(verdictOf(shrunk, 0.62)).toBe(verdict)
  })

  test('every interval holds its share, lies within 0 and 1, and more favourable answers never lower it', () => {
    fc.assert(
      fc.property(counts, share, ({ s, n }, mu) => {
        const plain = wilson(s, n)
        const shrunk = shrunkShare(s, n, mu)
        expect(plain.low).toBeLessThanOrEqual(s / n)
        expect(plain.high).toBeGreaterThanOrEqual(s / n)
        for (const each of [plain, shrunk]) expect(each.low >= 0 && each.high <= 1 && each.low < each.high).toBe(true)
        expect(shrunk.low < shrunk.mean && shrunk.mean < shrunk.high).toBe(true)
        if (s < n) {
          expect(wilson(s + 1, n).low).toBeGreaterThanOrEqual(plain.low)
          expect(shrunkShare(s + 1, n, mu).low).toBeGreaterThan(shrunk.low)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('where nobody anywhere answered otherwise the share is a point', () => {
    expect(shrunkShare(0, 12, 0)).toEqual({ mean: 0, low: 0, high: 0 })
    expect(shrunkShare(12, 12, 1)).toEqual({ mean: 1, low: 1, high: 1 })
    expect(verdictOf(shrunkShare(12, 12, 1), 1)).toBe('notDistinguishable')
  })

  test.each([
    [-1, 10],
    [11, 10],
    [1.5, 10],
    [0, 0],
    [Number.NaN, 10],
  ])('refuses %d of %d', (s, n) => {
    expect(() => wilson(s, n)).toThrow(RangeError)
    expect(() => shrunkShare(s, n, 0.5)).toThrow(RangeError)
  })

  test('refuses a comparison that is no share', () => {
    expect(() => shrunkShare(1, 10, 1.2)).toThrow(RangeError)
    expect(() => shrunkShare(1, 10, Number.NaN)).toThrow(RangeError)
  })
})

describe('means', () => {
  const prior: FivePoints = [0.1, 0.12, 0.18, 0.35, 0.25]
  const vectors: [FivePoints, string, string, string, string, string][] = [
    [[2, 1, 3, 2, 2], '3.100000', '3.315000', '0.291611', '2.743453', '3.886547'],
    [[0, 0, 0, 0, 12], '5.000000', '4.331818', '0.233878', '3.873425', '4.790211'],
    [[3, 4, 8, 20, 15], '3.800000', '3.755000', '0.148304', '3.464329', '4.045671'],
    [[12, 10, 15, 30, 33], '3.620000', '3.611818', '0.127190', '3.362530', '3.861106'],
  ]

  test.each(vectors)('%j gives the published mean and interval', (answers, raw, mean, sd, low, high) => {
    const result = likertMean(answers, prior)
    expect([
      six(result.raw ?? Number.NaN),
      six(result.mean),
      six(result.sd),
      six(result.low),
      six(result.high),
    ]).toEqual([raw, mean, sd, low, high])
  })

  test('the same on 0 to 100', () => {
    expect([
      six(likertMean([0, 0, 0, 0, 12], prior).score100),
      six(likertMean([3, 4, 8, 20, 15], prior).score100),
    ]).toEqual(['83.295455', '68.875000'])
  })

  test('without answers the mean is that of the whole', () => {
    const empty = likertMean([0, 0, 0, 0, 0], prior)
    expect([empty.raw, six(empty.mean)]).toEqual([null, '3.530000'])
  })

  test('stays on the scale and refuses what cannot be', () => {
    expect(likertMean([0, 0, 0, 0, 3], [0, 0, 0, 0, 1])).toEqual({
      raw: 5,
      mean: 5,
      sd: 0,
      low: 5,
      high: 5,
      score100: 100,
    })
    expect(() => likertMean([1, 1, 1, 1, -1], prior)).toThrow(RangeError)
    expect(() => likertMean([1, 1, 1, 1, 1], [0.5, 0.5, 0.5, 0, 0])).toThrow(RangeError)
  })
})

describe('change and trend', () => {
  test.each([
    [{ s: 18, n: 30 }, { s: 27, n: 40 }, '0.075000', '-0.143437', '0.291036', 'notDistinguishable'],
    [{ s: 30, n: 60 }, { s: 48, n: 64 }, '0.250000', '0.079690', '0.402040', 'better'],
    [{ s: 120, n: 200 }, { s: 150, n: 210 }, '0.114286', '0.022420', '0.203797', 'better'],
    [{ s: 60, n: 100 }, { s: 66, n: 110 }, '0.000000', '-0.130143', '0.130832', 'notDistinguishable'],
  ])('from %j to %j', (earlier, later, difference, low, high, change) => {
    const result = newcombeChange(earlier, later)
    expect([
      six(Math.abs(result.difference) < 1e-12 ? 0 : result.difference),
      six(result.low),
      six(result.high),
      result.change,
    ]).toEqual([difference, low, high, change])
  })

  test('the chance of a difference is that of the chi-square test of four counts', () => {
    // 120/200 and 150/210: chi² = 5.9501 with 1 degree of freedom.
    expect(
      chanceOfDifference([
        { s: 120, n: 200 },
        { s: 150, n: 210 },
      ]).toFixed(4),
    ).toBe('0.0147')
    expect(
      chanceOfDifference([
        { s: 60, n: 100 },
        { s: 66, n: 110 },
      ]),
    ).toBe(1)
    expect(
      chanceOfDifference([
        { s: 0, n: 40 },
        { s: 0, n: 30 },
      ]),
    ).toBe(1)
  })

  test('a change that is one by itself is none among many that did not change', () => {
    const changed: PeriodPair = [
      { s: 120, n: 200 },
      { s: 150, n: 210 },
    ]
    const same: PeriodPair = [
      { s: 60, n: 100 },
      { s: 66, n: 110 },
    ]
    const words = (pairs: readonly (PeriodPair | null)[]) =>
      changesTogether(pairs).map((found) => found?.change ?? null)
    expect(words([changed, null, same])).toEqual(['better', null, 'notDistinguishable'])
    expect(words([changed, same, same, same])).toEqual(Array.from({ length: 4 }, () => 'notDistinguishable'))
    // Its interval still excludes zero: only the word is withheld.
    expect(changesTogether([changed, same, same, same])[0]?.low).toBeGreaterThan(0)
    const clear: PeriodPair = [
      { s: 30, n: 60 },
      { s: 48, n: 64 },
    ]
    expect(words([clear, changed, same, same])).toEqual([
      'better',
      'better',
      'notDistinguishable',
      'notDistinguishable',
    ])
  })

  test('a fall is worse, few answers say nothing, a small difference says nothing', () => {
    expect(newcombeChange({ s: 48, n: 64 }, { s: 30, n: 60 }).change).toBe('worse')
    expect(newcombeChange({ s: 2, n: 29 }, { s: 55, n: 60 }).change).toBe('tooFew')
    expect(newcombeChange({ s: 5000, n: 10_000 }, { s: 5900, n: 10_000 }).change).toBe('notDistinguishable')
    expect(newcombeChange({ s: 2500, n: 10_000 }, { s: 3500, n: 10_000 }).change).toBe('better')
  })

  test.each([
    [[18, 22, 27, 33], [40, 42, 45, 48], '2.361902', '0.018181'],
    [[20, 19, 23, 21], [40, 41, 44, 42], '0.176223', '0.860119'],
    [[60, 54, 49, 40], [90, 88, 92, 85], '-2.832521', '0.004618'],
  ])('%j of %j has the published trend', (favourable, answers, z, p) => {
    const trend = cochranArmitage(favourable.map((s, at) => ({ s, n: answers[at] ?? 0 })))
    expect([six(trend?.z ?? Number.NaN), six(trend?.p ?? Number.NaN)]).toEqual([z, p])
  })

  test('three periods, or answers all alike, have no trend; an empty month does no harm', () => {
    expect(
      cochranArmitage([
        { s: 1, n: 2 },
        { s: 1, n: 2 },
        { s: 1, n: 2 },
      ]),
    ).toBeNull()
    expect(cochranArmitage(new Array(5).fill({ s: 4, n: 4 }))).toBeNull()
    expect(
      cochranArmitage([
        { s: 5, n: 10 },
        { s: 0, n: 0 },
        { s: 6, n: 10 },
        { s: 9, n: 10 },
      ])?.z,
    ).toBeGreaterThan(1.5)
    expect([twoSided(0), six(twoSided(1.959963984540054))]).toEqual([1, '0.050000'])
  })

  test('of six, the first four are flagged', () => {
    expect(discoveryLimits(6).map(six)).toEqual([
      '0.008333',
      '0.016667',
      '0.025000',
      '0.033333',
      '0.041667',
      '0.050000',
    ])
    const given = [0.2, 0.0004, 0.021, 0.64, 0.011, 0.029]
    expect(benjaminiHochberg(given).map(({ flagged }) => flagged)).toEqual([false, true, true, false, true, true])
  })

  test('a p over its own limit is flagged when a larger one is within its own', () => {
    expect(benjaminiHochberg([0.03, 0.04]).map(({ flagged }) => flagged)).toEqual([true, true])
    expect(benjaminiHochberg([])).toEqual([])
    expect(() => benjaminiHochberg([1.1])).toThrow(RangeError)
  })
})

describe('funnel', () => {
  test.each([
    [30, '0.446310', '0.793690', '0.346147', '0.893853'],
    [100, '0.524866', '0.715134', '0.470004', '0.769996'],
    [400, '0.572433', '0.667567', '0.545002', '0.694998'],
  ])('n = %i has the published limits', (n, low, high, outerLow, outerHigh) => {
    const { inner, outer } = funnelLimits(0.62, n)
    expect([six(inner.low), six(inner.high), six(outer.low), six(outer.high)]).toEqual([low, high, outerLow, outerHigh])
  })

  test('units that differ more than chance would have it widen the funnel', () => {
    expect(widening([1, -1, 0.5])).toBe(1)
    expect(widening([3, -3, 3, -3])).toBe(3)
    expect(widening([])).toBe(1)
    const alone = funnel([{ s: 40, n: 100 }], 0.62)
    expect(alone[0]?.z).toBeCloseTo(-1, 10)
    const many = funnel([{ s: 40, n: 100 }, ...new Array<{ s: number; n: number }>(40).fill({ s: 62, n: 100 })], 0.62)
    expect(many[0]?.outside).toBe('outer')
    expect(funnelDistance(5, 10, 1)).toBe(0)
  })
})
