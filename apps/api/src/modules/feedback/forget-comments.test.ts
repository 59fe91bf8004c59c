import { addDays } from '@hamkori/schema/dates'
import { commentKeptDays } from '@hamkori/schema/feedback'
import { expect, it } from 'vitest'
import { atMoment, today } from '../../platform/clock.ts'
import { pool } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import { ownerPool } from '../../testing/owner.ts'
import { submitRating } from './actions/submit-rating.ts'
import { forgetComments } from './forget-comments.ts'
import { layUnits, threeTaps } from './testing/units.ts'

/** Sends a rating with a comment so many days ago. */
async function commentOf(daysAgo: number): Promise<string> {
  const input = threeTaps({ comment: 'Шарҳ', commentLanguage: 'tg' })
  await atMoment(new Date(`${addDays(today(), -daysAgo)}T07:00:00Z`), () => submitRating(anonymous, input))
  return input.idempotencyKey
}
const kept = async () =>
  (
    await ownerPool.query<{ key: string }>(
      'SELECT r.idempotency_key::text AS key FROM rating_comment c JOIN rating r ON r.id = c.rating_id ORDER BY r.received_on',
    )
  ).rows.map(({ key }) => key)

it('forgets what nobody has read for a year, and keeps the rating and what was decided on', async () => {
  await layUnits()
  const published = await commentOf(commentKeptDays + 9)
  await ownerPool.query(`UPDATE rating_comment SET state = 'published'`)
  await commentOf(commentKeptDays + 1)
  const lastDay = await commentOf(commentKeptDays)
  const yesterday = await commentOf(1)
  expect(await forgetComments()).toBe(1)
  expect(await kept()).toEqual([published, lastDay, yesterday])
  expect((await ownerPool.query('SELECT count(*)::int AS ratings FROM rating')).rows).toEqual([{ ratings: 4 }])
  expect(await forgetComments()).toBe(0)

  // Whatever day the application names, it deletes no younger one, and none in any other way.
  await pool.query(`SELECT forget_unread_comments('2999-01-01')`)
  await expect(pool.query('DELETE FROM rating_comment')).rejects.toThrow('permission denied')
  expect(await kept()).toEqual([published, lastDay, yesterday])
})
