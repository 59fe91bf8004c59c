import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment } from '../../platform/clock.ts'
import { db, pool } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import { submitRating } from './actions/submit-rating.ts'
import { ownerPool } from '../../testing/owner.ts'
import { aggregate, recountSums, startAggregation, sumsVersion } from './aggregation.ts'
import { layUnits, threeTaps } from './testing/units.ts'

const send = (day: string, change: Parameters<typeof threeTaps>[0]) =>
  atMoment(new Date(`${day}T07:00:00Z`), () => submitRating(anonymous, threeTaps(change)))
const sum = (scopeKind: 'country' | 'region' | 'area' | 'unit', scopeCode: string, month: string) =>
  db.ratingSum.findUnique({
    where: { scopeKind_scopeCode_month: { scopeKind, scopeCode, month: new Date(`${month}-01T00:00:00Z`) } },
  })

/** 48 counters with ones at these places; a statement takes six. */
const answers = (filled: Record<number, number>) => Array.from({ length: 48 }, (_, at) => filled[at] ?? 0)

beforeAll(layUnits)

describe('aggregation', () => {
  it('counts every rating for its unit, district, region and country, and moves the version once', async () => {
    const before = await sumsVersion()
    await send('2026-10-31', { unitCode: 'SU-01-1', a8: 5, a1: 4, a2: 0, channel: 'qr' })
    await send('2026-11-01', { unitCode: 'SU-01-1', a8: 1, channel: 'web' })
    await send('2026-11-02', { unitCode: 'SU-01-2', a8: 2, channel: 'paper' })
    await send('2026-11-03', { unitCode: 'KT-01-1', a8: 3, a7: 5, channel: 'reception' })
    expect(await aggregate()).toBe(4)
    expect(await aggregate()).toBe(0)
    expect(await sumsVersion()).toBe(before + 1)
    expect(await sum('unit', 'SU-01-1', '2026-10')).toMatchObject({
      ratings: 1,
      answers: answers({ 3: 1, 11: 1, 46: 1 }),
      channels: [0, 1, 0, 0],
      demonstration: 0,
    })
    expect(await sum('unit', 'SU-01-1', '2026-11')).toMatchObject({
      ratings: 1,
      answers: answers({ 42: 1 }),
      channels: [1, 0, 0, 0],
    })
    expect(await sum('area', 'TJ-SU-01', '2026-11')).toMatchObject({
      ratings: 2,
      answers: answers({ 42: 1, 43: 1 }),
      channels: [1, 0, 0, 1],
    })
    expect(await sum('region', 'TJ-SU', '2026-11')).toMatchObject({ ratings: 2, answers: answers({ 42: 1, 43: 1 }) })
    expect(await sum('country', 'TJ', '2026-11')).toMatchObject({
      ratings: 3,
      answers: answers({ 42: 1, 43: 1, 44: 1, 40: 1 }),
      channels: [1, 0, 1, 1],
    })
    expect(await db.ratingSum.count()).toBe(12)
    expect(await recountSums(ownerPool)).toEqual([])
  })

  it('adds to what was aggregated before', async () => {
    await send('2026-11-04', { unitCode: 'SU-01-1', a8: 1 })
    await send('2026-11-04', { unitCode: 'SU-02-1', a8: 5 })
    expect(await aggregate()).toBe(2)
    expect(await sum('unit', 'SU-01-1', '2026-11')).toMatchObject({
      ratings: 2,
      answers: answers({ 42: 2 }),
      channels: [2, 0, 0, 0],
    })
    expect(await sum('region', 'TJ-SU', '2026-11')).toMatchObject({ ratings: 4 })
    expect(await recountSums(ownerPool)).toEqual([])
  })

  it('takes each rating once when several folders run at the same time', async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, at) => send('2026-11-05', { unitCode: 'SU-02-1', a8: (at % 5) + 1 })),
    )
    const taken = await Promise.all([aggregate(), aggregate(), aggregate(), aggregate()])
    let total = taken.reduce((all, one) => all + one, 0)
    // A folder that found the lock taken leaves the rest to the next round.
    while (total < 60) total += await aggregate()
    expect(total).toBe(60)
    expect(await sum('unit', 'SU-02-1', '2026-11')).toMatchObject({ ratings: 61 })
    expect(await recountSums(ownerPool)).toEqual([])
  })

  it('leaves everything as it was when it is killed in the middle', async () => {
    await Promise.all(Array.from({ length: 40 }, () => send('2026-11-06', { unitCode: 'SU-01-2', a8: 4 })))
    const before = await sum('unit', 'SU-01-2', '2026-11')
    // A transaction holds the row that the fold must add to, so that the fold is surely under way when it is killed.
    const holder = await pool.connect()
    await holder.query('BEGIN')
    await holder.query(`SELECT FROM rating_sum WHERE scope_kind = 'unit' AND scope_code = 'SU-01-2' FOR UPDATE`)
    const aggregation = aggregate().then(
      () => 'done',
      () => 'killed',
    )
    const victim = await waitingFold()
    const { default: pg } = await import('pg')
    const owner = new pg.Client({ connectionString: process.env['HAMKORI_TEST_OWNER_URL'] })
    await owner.connect()
    await owner.query('SELECT pg_terminate_backend($1)', [victim])
    await owner.end()
    expect(await aggregation).toBe('killed')
    await holder.query('ROLLBACK')
    holder.release()
    expect(await sum('unit', 'SU-01-2', '2026-11')).toEqual(before)
    expect(await db.ratingSumPending.count()).toBe(40)
    expect(await aggregate()).toBe(40)
    expect(await recountSums(ownerPool)).toEqual([])
  })

  it('finds a sum that is wrong, one that is missing and one too many', async () => {
    await db.ratingSum.update({
      where: {
        scopeKind_scopeCode_month: { scopeKind: 'unit', scopeCode: 'KT-01-1', month: new Date('2026-11-01T00:00:00Z') },
      },
      data: { ratings: 9 },
    })
    await db.ratingSum.create({
      data: {
        scopeKind: 'unit',
        scopeCode: 'KT-01-1',
        month: new Date('2026-01-01T00:00:00Z'),
        ratings: 1,
        answers: answers({}),
        channels: [1, 0, 0, 0],
      },
    })
    expect(await recountSums(ownerPool)).toEqual([
      { scope: 'unit', code: 'KT-01-1', month: '2026-01-01' },
      { scope: 'unit', code: 'KT-01-1', month: '2026-11-01' },
    ])
  })

  it('runs in the background and ends when it is told to', async () => {
    const aggregation = startAggregation()
    await send('2026-11-07', { unitCode: 'KT-01-1', a8: 4 })
    const deadline = Date.now() + 5_000
    while ((await db.ratingSumPending.count()) > 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50))
    await aggregation.stop()
    expect(await db.ratingSumPending.count()).toBe(0)
    await send('2026-11-07', { unitCode: 'KT-01-1', a8: 4 })
    await new Promise((resolve) => setTimeout(resolve, 1_300))
    expect(await db.ratingSumPending.count()).toBe(1)
  })
})

/** The session whose fold waits for the held row. */
async function waitingFold(): Promise<number> {
  for (;;) {
    const { rows } = await pool.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE '%rating_sum_pending%'`,
    )
    const pid = rows[0]?.pid
    if (pid !== undefined) return pid
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
