import { describe, expect, it, beforeAll } from 'vitest'
import { addDays } from '@hamkori/schema/dates'
import { today } from '../../src/platform/clock.ts'
import { db } from '../../src/platform/db.ts'
import { recountSums } from '../../src/modules/feedback/index.ts'
import { ownerDb, ownerPool } from '../../src/testing/owner.ts'
import { layUnits } from '../../src/modules/feedback/testing/units.ts'
import { loadDemonstrationRatings } from './demonstration-ratings.ts'
import { invent } from './ratings/answers.ts'
import { randomFrom } from './ratings/random.ts'
import { characters } from './ratings/units.ts'
import type { UnitOnMap } from './ratings/units.ts'

const units: UnitOnMap[] = Array.from({ length: 70 }, (_, at) => ({
  code: `SU-${String(at + 1).padStart(2, '0')}-1`,
  regionCode: at < 35 ? 'TJ-SU' : 'TJ-KT',
  population: 50_000 + at * 3_000,
  neighbours: 1,
}))

describe('invented people', () => {
  it('answer the same every time, and differently under another seed', () => {
    const answers = (seed: number) => {
      const random = randomFrom(seed)
      return characters(units, random).map((unit) => invent(random, unit, 0.5))
    }
    expect(answers(7)).toEqual(answers(7))
    expect(answers(7)).not.toEqual(answers(8))
  })

  it('speak of some units hardly ever, of some more and more kindly and of some less', () => {
    const made = characters(units, randomFrom(7))
    expect(made.filter(({ weight }) => weight < 1)).toHaveLength(8)
    expect(made.filter(({ drift }) => drift > 0)).toHaveLength(3)
    expect(made.filter(({ drift }) => drift < 0)).toHaveLength(2)
  })
})

describe('demonstration ratings', () => {
  const total = 3_000
  beforeAll(async () => {
    await layUnits()
    const lines: string[] = []
    expect(await loadDemonstrationRatings((line) => lines.push(line), total)).toBe(total)
  }, 60_000)

  it('are all marked, lie in the last eighteen months, and are in the sums', async () => {
    expect(await ownerDb.rating.count()).toBe(total)
    expect(await ownerDb.rating.count({ where: { demonstration: true } })).toBe(total)
    const { rows } = await ownerPool.query<{ first: string; last: string }>(
      'SELECT min(received_on)::text AS first, max(received_on)::text AS last FROM rating',
    )
    expect(rows[0]?.first && rows[0].first >= addDays(today(), -548)).toBe(true)
    expect(rows[0]?.last && rows[0].last <= today()).toBe(true)
    expect(await recountSums(ownerPool)).toEqual([])
    const country = await db.ratingSum.aggregate({ _sum: { ratings: true, demonstration: true } })
    expect(country._sum).toEqual({ ratings: total, demonstration: total })
  })

  it('loaded again are stored once', async () => {
    await loadDemonstrationRatings(() => {}, total)
    expect(await ownerDb.rating.count()).toBe(total)
    expect(await recountSums(ownerPool)).toEqual([])
  })

  it('have plausible shapes: items go together, more are content than not, some leave things out', async () => {
    const { rows } = await ownerPool.query<Record<'together' | 'content' | 'brief' | 'absent' | 'commented', number>>(`
      SELECT corr(a4, a8) FILTER (WHERE a4 > 0) AS together, avg((a8 >= 4)::int)::float8 AS content,
        avg((a1 IS NULL AND a4 IS NULL AND a7 IS NULL)::int)::float8 AS brief, avg((a1 = 0)::int) FILTER (WHERE a1 IS NOT NULL)::float8 AS absent,
        (SELECT count(*) FROM rating_comment)::float8 / count(*) AS commented FROM rating`)
    const [shape] = rows
    expect(shape?.together).toBeGreaterThan(0.45)
    expect(shape?.content).toBeGreaterThan(0.4)
    expect(shape?.content).toBeLessThan(0.75)
    expect(shape?.brief).toBeGreaterThan(0.28)
    expect(shape?.brief).toBeLessThan(0.42)
    expect(shape?.absent).toBeGreaterThan(0.05)
    expect(shape?.absent).toBeLessThan(0.16)
    expect(shape?.commented).toBeGreaterThan(0.03)
    expect(shape?.commented).toBeLessThan(0.07)
  })
})
