import { randomBytes, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment, today } from '../../platform/clock.ts'
import { pool, run } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import { ownerPool } from '../../testing/owner.ts'
import { submitRating } from './actions/submit-rating.ts'
import { aggregate, recountSums } from './aggregation.ts'
import { storeRatings } from './rating-statements.ts'
import type { RatingRow } from './rating-statements.ts'
import { shuffle } from './shuffling.ts'
import { layUnits, threeTaps } from './testing/units.ts'

const many = 5_000

/** Keys in the order in which a table lies on the disk, each with the number of the transaction that wrote its row. */
async function onDisk(table: 'rating' | 'rating_comment', keys: readonly string[]) {
  const { rows } = await ownerPool.query<{ key: string; writer: number }>(
    `SELECT r.idempotency_key::text AS key, t.xmin::text::int8::int AS writer
     FROM ${table} t JOIN rating r ON r.id = t.${table === 'rating' ? 'id' : 'rating_id'}
     WHERE r.idempotency_key = ANY($1::uuid[]) ORDER BY t.tableoid, t.ctid`,
    [keys],
  )
  return { order: rows.map(({ key }) => key), writers: rows.map(({ writer }) => writer) }
}

/** Spearman's rank correlation of two orders of the same keys: 1 where they are one order, about 0 where neither tells the other. */
function correlation(one: readonly string[], other: readonly string[]): number {
  const place = new Map(other.map((key, at) => [key, at]))
  const squares = one.reduce((sum, key, at) => sum + (at - (place.get(key) ?? NaN)) ** 2, 0)
  return 1 - (6 * squares) / (one.length * (one.length ** 2 - 1))
}

/**
 * Stores so many ratings with comments one by one, each alone in its transaction, as the writer does when little is sent, but that it
 * does not wait for the disk each time. Answers their keys in the order of sending.
 */
async function storeInOrder(day: string, count: number): Promise<string[]> {
  const unit =
    (await ownerPool.query<{ id: string }>(`SELECT id FROM police_unit WHERE code = 'SU-01-1'`)).rows[0]?.id ?? ''
  const client = await pool.connect()
  try {
    await client.query('SET synchronous_commit = off')
    const keys: string[] = []
    for (let at = 0; at < count; at += 1) {
      const row = rowOf(unit, day, `Шарҳ ${at}`)
      expect(await run(storeRatings, { rows: JSON.stringify([row]) }, client)).toEqual([{ id: row.id }])
      keys.push(row.key)
    }
    return keys
  } finally {
    await client.query('RESET synchronous_commit')
    client.release()
  }
}

function rowOf(unit: string, day: string, text: string): RatingRow {
  const [id, key, comment] = [randomUUID(), randomUUID(), randomUUID()]
  const [hash, receipt] = [`\\x${randomBytes(32).toString('hex')}`, `\\x${randomBytes(32).toString('hex')}`]
  const answers = { a1: null, a2: null, a3: null, a4: null, a5: null, a6: null, a7: null, a8: 4, facts: '--------' }
  const contact = {
    unit,
    instrument: 'HRS-8/2',
    kind: 'documentDesk',
    initiated: null,
    happened: null,
    channel: 'web',
    day,
  }
  return {
    id,
    key,
    hash,
    receipt,
    ...contact,
    ...answers,
    age: null,
    sex: null,
    demonstration: false,
    comment,
    text,
    language: 'tg',
  }
}

const bytesOf = async (table: string) =>
  (await ownerPool.query<{ bytes: number }>('SELECT pg_relation_size($1)::int AS bytes', [table])).rows[0]?.bytes

/** How many rows PostgreSQL finds deleted when it looks at every page. */
async function deadIn(table: string): Promise<number> {
  let found = NaN
  const client = await ownerPool.connect()
  const read = ({ message }: { message?: string | undefined }) => {
    const [removed, dead] = [/tuples: (\d+) removed/.exec(message ?? ''), /(\d+) are dead/.exec(message ?? '')]
    if (removed !== null && dead !== null) found = Number(removed[1]) + Number(dead[1])
  }
  client.on('notice', read)
  try {
    await client.query(`VACUUM (VERBOSE) ${table}`)
    return found
  } finally {
    client.off('notice', read)
    client.release()
  }
}

beforeAll(layUnits)

describe('a day that has passed', () => {
  it(
    `of ${many} ratings tells by neither place nor transaction in which order they came`,
    { timeout: 120_000 },
    async () => {
      const keys = await storeInOrder('2026-03-02', many)
      const before = await onDisk('rating', keys)
      expect(correlation(keys, before.order)).toBe(1)
      expect(new Set(before.writers).size).toBe(many)

      expect(await shuffle()).toBe(many)
      const ratings = await onDisk('rating', keys)
      const comments = await onDisk('rating_comment', keys)
      for (const { order, writers } of [ratings, comments]) {
        expect(order.toSorted()).toEqual(keys.toSorted())
        // All in one transaction: its number says nothing of any of them.
        expect(new Set(writers).size).toBe(1)
        expect(Math.abs(correlation(keys, order))).toBeLessThan(0.1)
      }
      expect(Math.abs(correlation(ratings.order, comments.order))).toBeLessThan(0.1)
      // Of the rows as they arrived not even the file is left; where somebody could still see them, the next round clears them away.
      for (const table of ['rating_arrived', 'rating_comment_arrived']) {
        await expect.poll(() => bytesOf(table).finally(shuffle), { timeout: 10_000 }).toBe(0)
      }

      expect(await shuffle()).toBe(0)
      while ((await aggregate()) > 0);
      expect(await recountSums(ownerPool)).toEqual([])
    },
  )

  it('is moved whole or not at all when it is killed in the middle', async () => {
    const keys = await storeInOrder('2026-03-03', 40)
    // Somebody holds one row, so that the shuffle is surely under way when it is killed.
    const holder = await ownerPool.connect()
    await holder.query('BEGIN')
    await holder.query('SELECT FROM rating WHERE idempotency_key = $1 FOR UPDATE', [keys[39]])
    const shuffling = shuffle().then(
      () => 'done',
      () => 'killed',
    )
    await holder.query('SELECT pg_terminate_backend($1)', [await waitingShuffle()])
    expect(await shuffling).toBe('killed')
    await holder.query('ROLLBACK')
    holder.release()
    expect((await onDisk('rating', keys)).order).toEqual(keys)
    expect((await onDisk('rating_comment', keys)).order).toEqual(keys)
    expect(await shuffle()).toBe(40)
    expect((await onDisk('rating', keys)).order.toSorted()).toEqual(keys.toSorted())
    expect((await onDisk('rating_comment', keys)).order.toSorted()).toEqual(keys.toSorted())
  })

  it('lies in the partition of its month', async () => {
    const { rows } = await ownerPool.query(
      `SELECT DISTINCT tableoid::regclass::text AS part FROM rating WHERE received_on BETWEEN '2026-03-01' AND '2026-03-31'`,
    )
    expect(rows).toEqual([{ part: 'rating_2026_03' }])
  })
})

describe('the present day', () => {
  it('keeps the order of arrival only until the next round', async () => {
    const keys = await storeInOrder(today(), 300)
    expect((await onDisk('rating', keys)).order).toEqual(keys)
    expect(await shuffle()).toBe(0)
    for (const table of ['rating', 'rating_comment'] as const) {
      const { order, writers } = await onDisk(table, keys)
      expect(order.toSorted()).toEqual(keys.toSorted())
      expect(new Set(writers).size).toBe(1)
      // By chance it is larger once in a hundred thousand times.
      expect(Math.abs(correlation(keys, order))).toBeLessThan(0.26)
    }
    const { rows } = await ownerPool.query(
      'SELECT DISTINCT shuffled FROM rating WHERE idempotency_key = ANY($1::uuid[])',
      [keys],
    )
    expect(rows).toEqual([{ shuffled: false }])
    // No row that was deleted is left in the file.
    await expect.poll(() => deadIn('rating_arrived').finally(shuffle), { timeout: 10_000 }).toBe(0)
  })
})

describe('a key is good once, for ever', () => {
  const longAgo = <T>(work: () => Promise<T>) => atMoment(new Date('2024-01-15T07:00:00Z'), work)
  const countOf = async (key: string) =>
    (await ownerPool.query('SELECT FROM rating WHERE idempotency_key = $1', [key])).rowCount

  it('also when its rating was moved to a month long ago, and so is a receipt', async () => {
    const first = threeTaps({ comment: 'Шарҳ', commentLanguage: 'tg' })
    const accepted = await longAgo(() => submitRating(anonymous, first))
    await shuffle()
    expect(await submitRating(anonymous, first)).toEqual(accepted)
    await expect(submitRating(anonymous, { ...first, a8: first.a8 === 5 ? 1 : 5 })).rejects.toThrow()
    await expect(submitRating(anonymous, threeTaps({ receiptKey: first.receiptKey }))).rejects.toThrow()
    expect(await countOf(first.idempotencyKey)).toBe(1)
    const held = await ownerPool.query(`SELECT FROM rating WHERE receipt_key = decode($1, 'hex')`, [first.receiptKey])
    expect(held.rowCount).toBe(1)
  })

  it('while its day is being moved and everybody sends once more', async () => {
    const inputs = Array.from({ length: 400 }, () => threeTaps({ receiptKey: randomBytes(32).toString('hex') }))
    await longAgo(() => Promise.all(inputs.map((input) => submitRating(anonymous, input))))
    let isMoving = true
    const moving = shuffle().finally(() => {
      isMoving = false
    })
    const sendAll = () => Promise.all(inputs.map((input) => submitRating(anonymous, input)))
    while (isMoving) await sendAll()
    await sendAll()
    expect(await moving).toBe(400)
    const { rows } = await ownerPool.query(
      'SELECT count(*)::int AS ratings, count(DISTINCT idempotency_key)::int AS keys FROM rating WHERE idempotency_key = ANY($1::uuid[])',
      [inputs.map(({ idempotencyKey }) => idempotencyKey)],
    )
    expect(rows).toEqual([{ ratings: 400, keys: 400 }])
  })

  it('of a month that has no partition yet is taken', async () => {
    const input = threeTaps()
    await atMoment(new Date('2019-05-05T07:00:00Z'), () => submitRating(anonymous, input))
    expect(await countOf(input.idempotencyKey)).toBe(1)
    expect(await shuffle()).toBe(1)
    expect(await countOf(input.idempotencyKey)).toBe(1)
  })
})

it('leaves no comment without its rating', async () => {
  const { rows } = await ownerPool.query(
    `SELECT c.id FROM rating_comment c WHERE NOT EXISTS (
      SELECT FROM rating r WHERE r.id = c.rating_id AND r.received_on = c.received_on AND r.shuffled = c.shuffled)`,
  )
  expect(rows).toEqual([])
})

it('lets the application change nothing else of a rating, and read none past its wall', async () => {
  await expect(pool.query('UPDATE rating SET a8 = 5')).rejects.toThrow('permission denied')
  await expect(pool.query('DELETE FROM rating')).rejects.toThrow('permission denied')
  await expect(pool.query('UPDATE rating SET shuffled = false')).rejects.toThrow('permission denied')
  for (const part of ['rating_arrived', 'rating_2026_03', 'rating_comment_arrived', 'rating_comment_shuffled']) {
    await expect(pool.query(`SELECT FROM ${part}`), part).rejects.toThrow('permission denied')
    await expect(pool.query(`TRUNCATE ${part}`), part).rejects.toThrow('permission denied')
  }
})

/** The session whose shuffle waits for the held row. */
async function waitingShuffle(): Promise<number> {
  for (;;) {
    const { rows } = await pool.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE '%shuffle_ratings%'`,
    )
    const pid = rows[0]?.pid
    if (pid !== undefined) return pid
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
