import { expect, it } from 'vitest'
import { atMoment } from '../../platform/clock.ts'
import { pool } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import { ownerPool } from '../../testing/owner.ts'
import { submitRating } from './actions/submit-rating.ts'
import { aggregate, recountSums, shuffle } from './aggregation.ts'
import { layUnits, threeTaps } from './testing/units.ts'

/** Keys in the order in which a table lies on the disk, and in how many transactions it was written. */
async function onDisk(table: 'rating' | 'rating_comment', keys: readonly string[]) {
  const { rows } = await ownerPool.query<{ key: string; writer: string }>(
    `SELECT r.idempotency_key::text AS key, t.xmin::text AS writer FROM ${table} t JOIN rating r ON r.id = t.${table === 'rating' ? 'id' : 'rating_id'}
     WHERE r.idempotency_key = ANY($1::uuid[]) ORDER BY t.ctid`,
    [keys],
  )
  return { order: rows.map(({ key }) => key), writers: new Set(rows.map(({ writer }) => writer)).size }
}

it(
  'leaves nothing in storage that tells in which order the ratings of a past day came',
  { timeout: 60_000 },
  async () => {
    await layUnits()
    const keys: string[] = []
    // One by one: each alone in its transaction, in the order of arrival.
    for (let at = 0; at < 60; at += 1) {
      const input = threeTaps({ a8: (at % 5) + 1, comment: `Шарҳ ${at}`, commentLanguage: 'tg' })
      keys.push(input.idempotencyKey)
      await atMoment(new Date('2026-03-02T07:00:00Z'), () => submitRating(anonymous, input))
    }
    const todays = threeTaps()
    await submitRating(anonymous, todays)
    expect(await onDisk('rating', keys)).toEqual({ order: keys, writers: 60 })

    expect(await shuffle()).toBe(60)
    for (const table of ['rating', 'rating_comment'] as const) {
      const { order, writers } = await onDisk(table, keys)
      expect(writers).toBe(1)
      expect(order.toSorted()).toEqual(keys.toSorted())
      expect(order.filter((key, at) => key === keys[at]).length).toBeLessThan(12)
    }
    // Today's are left until the day has passed, and nothing is moved twice.
    expect(
      (await ownerPool.query(`SELECT shuffled FROM rating WHERE idempotency_key = $1`, [todays.idempotencyKey])).rows,
    ).toEqual([{ shuffled: false }])
    expect(await shuffle()).toBe(0)

    while ((await aggregate()) > 0);
    expect(await recountSums(ownerPool)).toEqual([])
  },
)

it('lets the application change nothing else of a rating', async () => {
  await expect(pool.query('UPDATE rating SET a8 = 5')).rejects.toThrow('permission denied')
  await expect(pool.query('DELETE FROM rating')).rejects.toThrow('permission denied')
  await expect(pool.query('UPDATE rating SET shuffled = false')).rejects.toThrow('permission denied')
})
