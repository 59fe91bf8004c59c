import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answersNeeded } from './answers-needed.ts'
import { shrunkShare, verdictOf } from './shrunk-share.ts'

test('nobody is told a number where none would do', () => {
  expect([answersNeeded(62, 100, 0.62), answersNeeded(63, 100, 0.62), answersNeeded(30, 30, 0.62)]).toEqual([
    null,
    null,
    null,
  ])
  expect(answersNeeded(70, 100, 0.62)).toBe(40)
  expect(() => answersNeeded(3, 2, 0.5)).toThrow(RangeError)
})

test('that many more answers like those before are told from the rest, and two thirds of all are not', () => {
  const counts = fc
    .integer({ min: 30, max: 400 })
    .chain((n) => fc.tuple(fc.integer({ min: Math.ceil(n / 4), max: Math.floor((n * 3) / 4) }), fc.constant(n)))
  fc.assert(
    fc.property(counts, fc.double({ min: 0.2, max: 0.8, noNaN: true }), ([s, n], mu) => {
      fc.pre(verdictOf(shrunkShare(s, n, mu), mu) === 'notDistinguishable')
      const more = answersNeeded(s, n, mu)
      if (more === null || more === 10) return
      const verdictAt = (total: number) => verdictOf(shrunkShare(Math.round((s / n) * total), total, mu), mu)
      expect(verdictAt(Math.round((n + more) * 1.25))).not.toBe('notDistinguishable')
      expect(verdictAt(Math.max(n, Math.floor((n + more) * 0.66)))).toBe('notDistinguishable')
    }),
    { numRuns: 500 },
  )
})
