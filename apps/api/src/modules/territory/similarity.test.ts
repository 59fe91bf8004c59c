import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparable, similarity } from './similarity.ts'

/** The same distance, written as its definition says and without any shortcut. */
function plainDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (__, column) => (row === 0 ? column : column === 0 ? row : 0)),
  )
  const at = (row: number, column: number) => table[row]?.[column] ?? 0
  for (let row = 1; row <= a.length; row += 1) {
    for (let column = 1; column <= b.length; column += 1) {
      const choices = [
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1),
      ]
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        choices.push(at(row - 2, column - 2) + 1)
      ;(table[row] ?? [])[column] = Math.min(...choices)
    }
  }
  return at(a.length, b.length)
}

const like = (a: string, b: string, least = 0.6) => similarity(comparable(a), comparable(b), least)
const word = fc.string({ unit: fc.constantFrom('а', 'б', 'х', 'ч', 'н', 'д', ' '), maxLength: 14 })

describe('similarity', () => {
  it.each([
    ['хучанд', 'хучанд', 1],
    ['хучанд', 'хучнад', 5 / 6],
    ['хучанд', 'хучан', 5 / 6],
    ['ашт', 'аш', 2 / 3],
    ['ашт', 'панч', 0],
    ['', '', 0],
    ['вахш', '', 0],
  ])('of %s and %s is %d', (a, b, expected) => {
    expect(like(a, b)).toBeCloseTo(expected, 10)
  })

  it('is what the plain definition gives, whatever is skipped on the way, and the same both ways', () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom(0, 0.3, 0.6, 0.9), (a, b, least) => {
        const longer = Math.max(a.length, b.length)
        const plain = longer === 0 ? 0 : 1 - plainDistance(a, b) / longer
        const expected = plain >= least - 1e-9 ? plain : 0
        expect(like(a, b, least)).toBeCloseTo(expected, 10)
        expect(like(b, a, least)).toBeCloseTo(expected, 10)
      }),
      { numRuns: 2_000, seed: 20_261_121 },
    )
  })
})
