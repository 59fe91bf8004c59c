import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answeredBy, medianDays, type Waiting } from './kaplan-meier.ts'

/** Six digits, as published. */
const six = (value: number): string => value.toFixed(6)

describe('timeliness', () => {
  const answered = (days: number): Waiting => ({ days, answered: true })
  const open = (days: number): Waiting => ({ days, answered: false })
  const records = [
    answered(3),
    answered(5),
    answered(8),
    open(8),
    answered(12),
    answered(15),
    answered(15),
    open(20),
    answered(22),
    answered(30),
    open(31),
    answered(40),
  ]

  test('open cases count while they were watched', () => {
    const [by15, by30] = [answeredBy(15, records), answeredBy(30, records)]
    expect([six(by15?.share ?? Number.NaN), six(by15?.se ?? Number.NaN)]).toEqual(['0.531250', '0.150276'])
    expect([six(by30?.share ?? Number.NaN), six(by30?.se ?? Number.NaN)]).toEqual(['0.765625', '0.139207'])
  })

  test('the median is the first day by which half are answered, and open cases count', () => {
    // By day 12 the shares are 1/12, 2/12, 3/12 and 0.25 + 0.75/8 = 0.34375; the two of day 15 bring it to 0.53125.
    expect(medianDays(records)).toBe(15)
    // Of those answered half were by day 1; but three of five still wait.
    expect(medianDays([answered(1), answered(3), open(30), open(30), open(30)])).toBeNull()
    expect(medianDays([answered(1), answered(3)])).toBe(1)
    // Three of six are half, though the shares are sums of roundings.
    expect(medianDays([answered(2), answered(4), answered(6), open(9), open(9), open(9)])).toBe(6)
    expect(medianDays([])).toBeNull()
  })

  test('records that waited alike may come as one', () => {
    const together = [...Map.groupBy(records, ({ days, answered }) => `${days} ${answered}`).values()].map((alike) => ({
      ...(alike[0] as Waiting),
      count: alike.length,
    }))
    expect(together.length).toBe(11)
    expect(answeredBy(30, together)).toEqual(answeredBy(30, records))
    expect(medianDays(together)).toBe(15)
  })

  test('the share never falls with time and never depends on the order', () => {
    const waiting = fc.array(fc.record({ days: fc.integer({ min: 0, max: 60 }), answered: fc.boolean() }), {
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(waiting, (list) => {
        const shares = Array.from({ length: 61 }, (_, day) => answeredBy(day, list)?.share ?? 0)
        for (let day = 1; day <= 60; day += 1) expect(shares[day] ?? 0).toBeGreaterThanOrEqual(shares[day - 1] ?? 0)
        expect(answeredBy(30, [...list].reverse())).toEqual(answeredBy(30, list))
      }),
    )
    expect(answeredBy(15, [])).toBeNull()
    expect(answeredBy(15, [answered(3), answered(4)])).toEqual({ share: 1, se: 0 })
  })
})
