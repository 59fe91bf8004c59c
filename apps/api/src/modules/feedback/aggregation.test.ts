import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment } from '../../platform/clock.ts'
import { db, pool } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import { submitRating } from './actions/submit-rating.ts'
import { ownerPool } from '../../testing/owner.ts'
import { aggregate, recountSums, startAggregation } from './aggregation.ts'
import { layUnits, threeTaps } from './testing/units.ts'

const send = (day: string, change: Parameters<typeof threeTaps>[0]) =>
  atMoment(new Date(`${day}T07:00:00Z`), () => submitRating(anonymous, threeTaps(change)))
const sum = (code: string, month: string, contactKind = 'documentDesk') =>
  db.ratingSum.findFirst({
    where: { unit: { code }, month: new Date(`${month}-01T00:00:00Z`), contactKind },
  })

/** Counters with ones at these places; a statement takes six, a fact two. */
const counters = (length: number, filled: Record<number, number>) => Array.from({ length }, (_, at) => filled[at] ?? 0)
const answers = (filled: Record<number, number>) => counters(48, filled)

beforeAll(layUnits)

describe('aggregation', () => {
  it('counts every rating for its unit, month and kind of contact', async () => {
    await send('2026-10-31', {
      unitCode: 'SU-01-1',
      a8: 5,
      a1: 4,
      a2: 0,
      f1: 'yes',
      f5: 'no',
      f8: 'notSure',
      channel: 'qr',
    })
    await send('2026-11-01', { unitCode: 'SU-01-1', a8: 1, channel: 'web' })
    await send('2026-11-02', { unitCode: 'SU-01-1', a8: 2, channel: 'paper', contactKind: 'trafficStop' })
    await send('2026-11-03', { unitCode: 'KT-01-1', a8: 3, a7: 5, channel: 'reception' })
    expect(await aggregate()).toBe(4)
    expect(await aggregate()).toBe(0)
    expect(await sum('SU-01-1', '2026-10')).toMatchObject({
      ratings: 1,
      answers: answers({ 3: 1, 11: 1, 46: 1 }),
      facts: counters(16, { 0: 1, 9: 1 }),
      channels: [0, 1, 0, 0],
      demonstration: 0,
    })
    expect(await sum('SU-01-1', '2026-11')).toMatchObject({
      ratings: 1,
      answers: answers({ 42: 1 }),
      facts: counters(16, {}),
      channels: [1, 0, 0, 0],
    })
    expect(await sum('SU-01-1', '2026-11', 'trafficStop')).toMatchObject({
      ratings: 1,
      answers: answers({ 43: 1 }),
      channels: [0, 0, 0, 1],
    })
    expect(await sum('KT-01-1', '2026-11')).toMatchObject({ ratings: 1, answers: answers({ 40: 1, 44: 1 }) })
    expect(await db.ratingSum.count()).toBe(4)
    expect(await recountSums(ownerPool)).toEqual([])
  })

  it('adds to what was aggregated before', async () => {
    await send('2026-11-04', { unitCode: 'SU-01-1', a8: 1, f1: 'yes' })
    await send('2026-11-04', { unitCode: 'SU-02-1', a8: 5 })
    expect(await aggregate()).toBe(2)
    expect(await sum('SU-01-1', '2026-11')).toMatchObject({
      ratings: 2,
      answers: answers({ 42: 2 }),
      facts: counters(16, { 0: 1 }),
      channels: [2, 0, 0, 0],
    })
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
    expect(await sum('SU-02-1', '2026-11')).toMatchObject({ ratings: 61 })
    expect(await recountSums(ownerPool)).toEqual([])
  })

  it('leaves everything as it was when it is killed in the middle', async () => {
    await send('2026-11-06', { unitCode: 'SU-01-2', a8: 5 })
    await aggregate()
    await Promise.all(Array.from({ length: 40 }, () => send('2026-11-06', { unitCode: 'SU-01-2', a8: 4 })))
    const before = await sum('SU-01-2', '2026-11')
    // A transaction holds the row that the fold must add to, so that the fold is surely under way when it is killed.
    const holder = await pool.connect()
    await holder.query('BEGIN')
    await holder.query(
      `SELECT FROM rating_sum WHERE unit_id = (SELECT id FROM police_unit WHERE code = 'SU-01-2') FOR UPDATE`,
    )
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
    expect(await sum('SU-01-2', '2026-11')).toEqual(before)
    expect(await db.ratingSumPending.count()).toBe(40)
    expect(await aggregate()).toBe(40)
    expect(await recountSums(ownerPool)).toEqual([])
  })

  it('finds a sum that is wrong, one that is missing and one too many', async () => {
    const { id } = await db.policeUnit.findFirstOrThrow({ where: { code: 'KT-01-1' } })
    const key = { unitId: id, month: new Date('2026-11-01T00:00:00Z'), contactKind: 'documentDesk' }
    await db.ratingSum.update({ where: { unitId_month_contactKind: key }, data: { ratings: 9 } })
    await db.ratingSum.create({
      data: {
        ...key,
        month: new Date('2026-01-01T00:00:00Z'),
        ratings: 1,
        answers: answers({}),
        facts: counters(16, {}),
        channels: [1, 0, 0, 0],
      },
    })
    expect(await recountSums(ownerPool)).toEqual([
      { unit: 'KT-01-1', month: '2026-01-01', kind: 'documentDesk' },
      { unit: 'KT-01-1', month: '2026-11-01', kind: 'documentDesk' },
    ])
  })

  it('runs in the background and ends when it is told to', { timeout: 30_000 }, async () => {
    const aggregation = startAggregation()
    await send('2026-11-07', { unitCode: 'KT-01-1', a8: 4 })
    const deadline = Date.now() + 15_000
    while ((await db.ratingSumPending.count()) > 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50))
    await aggregation.stop()
    expect(await db.ratingSumPending.count()).toBe(0)
    await send('2026-11-07', { unitCode: 'KT-01-1', a8: 4 })
    await new Promise((resolve) => setTimeout(resolve, 5_300))
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
