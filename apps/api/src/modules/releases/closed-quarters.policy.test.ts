import { describe, expect, it } from 'vitest'
import { monthsOfQuarter, openFrom, quarterOf, quartersBetween } from './closed-quarters.ts'

describe('quarters', () => {
  it.each([
    ['2026-01', '2026-01'],
    ['2026-03', '2026-01'],
    ['2026-04', '2026-04'],
    ['2026-11', '2026-10'],
    ['2026-12', '2026-10'],
  ])('%s lies in the one that begins with %s', (month, quarter) => {
    expect(quarterOf(month)).toBe(quarter)
    expect(monthsOfQuarter(quarter)).toContain(month)
  })

  it('have three months, also at the end of a year', () => {
    expect(monthsOfQuarter('2026-10')).toEqual(['2026-10', '2026-11', '2026-12'])
  })

  it('are closed by the first release that is made after their last day in Dushanbe', () => {
    expect(openFrom(new Date('2026-06-30T18:59:59Z'))).toBe('2026-04')
    expect(openFrom(new Date('2026-06-30T19:00:00Z'))).toBe('2026-07')
    expect(openFrom(new Date('2026-12-31T19:00:00Z'))).toBe('2027-01')
  })

  it('between two months are those from the first up to the last, without it', () => {
    expect(quartersBetween('2025-11', '2026-07')).toEqual(['2025-10', '2026-01', '2026-04'])
    expect(quartersBetween('2026-07', '2026-07')).toEqual([])
    expect(quartersBetween('2026-10', '2026-07')).toEqual([])
  })
})
