import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blurredCount, shareBound } from './homogeneity.ts'
import { publishCell } from './publish-cell.ts'
import { shrunkShare } from './shrunk-share.ts'

test('below ten answers there is the same dash, whatever was said, nothing included', () => {
  for (let n = 0; n < 10; n += 1)
    for (let s = 0; s <= n; s += 1) expect(publishCell({ s, n, mu: 0.62 })).toEqual({ kind: 'dash' })
})

test('from ten to twenty-nine answers there is a word and an interval, no count and no score', () => {
  for (let n = 10; n < 30; n += 1) {
    for (let s = 0; s <= n; s += 1)
      expect(Object.keys(publishCell({ s, n, mu: 0.62 })).sort()).toEqual(['high', 'kind', 'low', 'verdict'])
  }
})

test('the interval of few answers is told in twentieths, holds the exact one, and does not tell which counts it comes from', () => {
  const told = new Map<string, number>()
  for (let n = 10; n < 30; n += 1)
    for (let s = 0; s <= n; s += 1) {
      const cell = publishCell({ s, n, mu: 0.62 })
      if (cell.kind !== 'verdictOnly') throw new Error('a cell of few answers is of another kind')
      const exact = shrunkShare(blurredCount(s, n), n, 0.62)
      expect([cell.low * 20, cell.high * 20].map((end) => Math.abs(end - Math.round(end)) < 1e-9)).toEqual([true, true])
      expect(cell.low <= exact.low + 1e-9 && cell.high >= exact.high - 1e-9).toBe(true)
      told.set(`${cell.low} ${cell.high}`, (told.get(`${cell.low} ${cell.high}`) ?? 0) + 1)
    }
  const alone = [...told.values()].filter((counts) => counts === 1).length
  expect(alone / 400).toBeLessThan(0.05)
})

test('from thirty there is a score, from a hundred it may be compared', () => {
  const at30 = publishCell({ s: 18, n: 30, mu: 0.62 })
  expect(at30).toMatchObject({ kind: 'score', verdict: 'notDistinguishable', n: 30, bound: null, comparable: false })
  expect(at30.kind === 'score' && at30.score?.toFixed(6)).toBe('0.605000')
  expect(publishCell({ s: 55, n: 100, mu: 0.62 })).toMatchObject({ kind: 'score', comparable: true })
  expect(publishCell({ s: 480, n: 600, mu: 0.62 })).toMatchObject({ verdict: 'better' })
  expect(publishCell({ s: 0, n: 10, mu: 0.62 })).toMatchObject({ kind: 'verdictOnly', verdict: 'worse' })
})

test('where nearly all answered alike a bound stands in for the share', () => {
  expect(shareBound(2, 60)).toEqual({ side: 'atMost', share: 0.05 })
  expect(shareBound(58, 60)).toEqual({ side: 'atLeast', share: 0.95 })
  expect([shareBound(3, 60), shareBound(57, 60)]).toEqual([null, null])
  expect(publishCell({ s: 59, n: 60, mu: 0.62 })).toMatchObject({
    score: null,
    bound: { side: 'atLeast', share: 0.95 },
    verdict: 'better',
  })
})

test('nothing published tells apart none, one, two or three unfavourable answers, but for the verdict', () => {
  const hidden = [57, 58, 59, 60].map((s) => publishCell({ s, n: 60, mu: 0.62 }))
  const intervals = hidden.map((cell) => (cell.kind === 'dash' ? null : [cell.low, cell.high]))
  expect(new Set(intervals.map((interval) => JSON.stringify(interval))).size).toBe(1)
  expect([blurredCount(0, 10), blurredCount(10, 10), blurredCount(5, 10), blurredCount(1, 4)]).toEqual([3, 7, 5, 1])
})

test('without anything to compare with there is a score and no verdict', () => {
  const cell = publishCell({ s: 480, n: 600, mu: null })
  expect(cell).toMatchObject({ kind: 'score', verdict: null, n: 600, score: 0.8 })
  expect(cell.kind === 'score' && [cell.low.toFixed(6), cell.high.toFixed(6)]).toEqual(['0.766130', '0.830053'])
})

test('whatever the sums, the interval lies within 0 and 1 and holds the score', () => {
  const sums = fc.integer({ min: 0, max: 400 }).chain((n) =>
    fc.record({
      n: fc.constant(n),
      s: fc.integer({ min: 0, max: n }),
      mu: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    }),
  )
  fc.assert(
    fc.property(sums, (given) => {
      const cell = publishCell(given)
      if (cell.kind === 'dash') {
        expect(given.n).toBeLessThan(10)
        return
      }
      expect(cell.low >= 0 && cell.low <= cell.high && cell.high <= 1).toBe(true)
      if (cell.kind === 'score' && cell.score !== null)
        expect(cell.low <= cell.score && cell.score <= cell.high).toBe(true)
    }),
    { numRuns: 500 },
  )
})
