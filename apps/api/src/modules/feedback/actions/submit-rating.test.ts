import { randomBytes, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { ownerDb, ownerPool } from '../../../testing/owner.ts'
import { countStatements } from '../../../testing/statements.ts'
import { layUnits, threeTaps } from '../testing/units.ts'
import { submitRating } from './submit-rating.ts'

const noon = new Date('2026-11-21T07:00:00Z')
const send = (input: Parameters<typeof submitRating>[1]) => atMoment(noon, () => submitRating(anonymous, input))
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (failure: unknown) => failure,
  )
const counts = async () => ({
  ratings: await ownerDb.rating.count(),
  comments: await ownerDb.ratingComment.count(),
  pending: await db.ratingSumPending.count(),
  audit: await db.auditEntry.count(),
})

beforeAll(layUnits)

describe('a rating is refused, and nothing is stored,', () => {
  it.each<[string, Record<string, unknown>, { path: string[]; code: string }[]]>([
    ['without A8', { a8: undefined }, [{ path: ['a8'], code: 'required' }]],
    ['with A8 of 0', { a8: 0 }, [{ path: ['a8'], code: 'too_small' }]],
    ['with A3 of 6', { a3: 6 }, [{ path: ['a3'], code: 'too_large' }]],
    ['with half a point', { a1: 2.5 }, [{ path: ['a1'], code: 'not_whole' }]],
    ['of an unknown instrument', { instrument: 'HRS-9/1' }, [{ path: ['instrument'], code: 'not_one_of' }]],
    ['with a receipt key that is none', { receiptKey: 'abc' }, [{ path: ['receiptKey'], code: 'not_a_receipt_key' }]],
    [
      'under a key that carries a time',
      { idempotencyKey: '019a9f0e-0000-7000-8000-000000000000' },
      [{ path: ['idempotencyKey'], code: 'not_an_id' }],
    ],
    [
      'with NUL in the comment',
      { comment: 'a\u0000b', commentLanguage: 'tg' },
      [{ path: ['comment'], code: 'control_character' }],
    ],
    [
      'with half a character in the comment',
      { comment: 'a\ud800b', commentLanguage: 'tg' },
      [{ path: ['comment'], code: 'broken_character' }],
    ],
    [
      'with 1,001 characters',
      { comment: 'ҳ'.repeat(1001), commentLanguage: 'tg' },
      [{ path: ['comment'], code: 'too_long' }],
    ],
    ['with a comment in no language', { comment: 'Ташаккур' }, [{ path: ['commentLanguage'], code: 'required' }]],
    ['with a field that is not asked', { address: 'x' }, [{ path: [], code: 'unknown_field' }]],
  ])('%s', async (_name, change, issues) => {
    const failure = await failureOf(send(threeTaps(change)))
    expect(failure).toBeInstanceOf(InvalidInputError)
    expect((failure as InvalidInputError).issues.map(({ path, code }) => ({ path, code }))).toEqual(issues)
    expect(await counts()).toEqual({ ratings: 0, comments: 0, pending: 0, audit: 0 })
  })

  it('for a unit that does not exist', async () => {
    expect(await failureOf(send(threeTaps({ unitCode: 'SU-77-1' })))).toBeInstanceOf(NotFoundError)
    expect(await counts()).toEqual({ ratings: 0, comments: 0, pending: 0, audit: 0 })
  })

  it('for a unit that was closed', async () => {
    expect(await failureOf(send(threeTaps({ unitCode: 'SU-01-9' })))).toBeInstanceOf(NotFoundError)
    expect(await counts()).toEqual({ ratings: 0, comments: 0, pending: 0, audit: 0 })
  })

  it('when somebody but the system calls it demonstration', async () => {
    expect(await failureOf(submitRating(anonymous, threeTaps(), { demonstration: true }))).toBeInstanceOf(
      ForbiddenError,
    )
    expect(await counts()).toEqual({ ratings: 0, comments: 0, pending: 0, audit: 0 })
  })
})

describe('a rating that is accepted', () => {
  it('is stored with its day, its comment in review and one row for the sums, and without any audit entry', async () => {
    const input = threeTaps({
      a1: 5,
      a2: 0,
      a7: null,
      f1: 'yes',
      f5: 'notSure',
      f6: 'preferNotToSay',
      f8: 'no',
      happened: 'thisWeek',
      initiatedBy: 'me',
      ageBand: 'from18to29',
      sex: 'female',
      comment: '  Ташаккур  ',
      commentLanguage: 'tg',
    })
    expect(await send(input)).toMatchObject({ unit: { code: 'SU-01-1' }, receivedWeek: '2026-W47' })
    const rating = await ownerDb.rating.findFirstOrThrow({
      where: { idempotencyKey: input.idempotencyKey },
      include: { unit: true },
    })
    const comment = await ownerDb.ratingComment.findFirstOrThrow({ where: { ratingId: rating.id } })
    expect(rating).toMatchObject({
      a1: 5,
      a2: 0,
      a3: null,
      a7: null,
      a8: 4,
      facts: 'y---up-n',
      channel: 'web',
      happened: 'thisWeek',
      initiatedBy: 'me',
      ageBand: 'from18to29',
      sex: 'female',
      demonstration: false,
      receivedOn: new Date('2026-11-21T00:00:00Z'),
    })
    expect(Buffer.from(rating.receiptKey).toString('hex')).toBe(input.receiptKey)
    expect(rating.unit.code).toBe('SU-01-1')
    expect(comment).toMatchObject({ text: 'Ташаккур', language: 'tg', state: 'inReview' })
    for (const id of [rating.id, comment.id]) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
    expect(await db.ratingSumPending.findMany()).toEqual([
      {
        ratingId: rating.id,
        unitId: rating.unitId,
        month: new Date('2026-11-01T00:00:00Z'),
        contactKind: 'documentDesk',
        facts: 'y---up-n',
        channel: 'web',
        a1: 5,
        a2: 0,
        a3: null,
        a4: null,
        a5: null,
        a6: null,
        a7: null,
        a8: 4,
        demonstration: false,
      },
    ])
    expect(await counts()).toEqual({ ratings: 1, comments: 1, pending: 1, audit: 0 })
  })

  it('counts for the day in Dushanbe, not in Greenwich', async () => {
    const input = threeTaps()
    await atMoment(new Date('2026-11-21T19:30:00Z'), () => submitRating(anonymous, input))
    const rating = await ownerDb.rating.findFirstOrThrow({ where: { idempotencyKey: input.idempotencyKey } })
    expect(rating.receivedOn).toEqual(new Date('2026-11-22T00:00:00Z'))
  })

  it('sent again is stored once, is counted once, and is answered the same, even a week later', async () => {
    const input = threeTaps({ comment: 'Як бор', commentLanguage: 'tg' })
    const before = await counts()
    const answers = await Promise.all([send(input), send({ ...input, unitCode: ' su-01-1 ' }), send(input)])
    answers.push(await atMoment(new Date('2026-11-30T07:00:00Z'), () => submitRating(anonymous, input)))
    expect(answers.map(({ unit, receivedWeek }) => [unit.code, receivedWeek])).toEqual(
      Array.from({ length: 4 }, () => ['SU-01-1', '2026-W47']),
    )
    expect(await counts()).toEqual({
      ratings: before.ratings + 1,
      comments: before.comments + 1,
      pending: before.pending + 1,
      audit: 0,
    })
  })

  it('is not replaced by other content under the same key', async () => {
    const input = threeTaps({ a8: 5 })
    await send(input)
    const before = await counts()
    expect(await failureOf(send({ ...input, a8: 1 }))).toBeInstanceOf(ConflictError)
    expect(await failureOf(send({ ...input, receiptKey: randomBytes(32).toString('hex') }))).toBeInstanceOf(
      ConflictError,
    )
    expect(await counts()).toEqual(before)
    expect((await ownerDb.rating.findFirstOrThrow({ where: { idempotencyKey: input.idempotencyKey } })).a8).toBe(5)
  })

  it('keeps its receipt to itself', async () => {
    const input = threeTaps()
    await send(input)
    const before = await counts()
    expect(await failureOf(send({ ...input, idempotencyKey: randomUUID() }))).toBeInstanceOf(ConflictError)
    expect(await counts()).toEqual(before)
  })

  it('shares one statement with the others that wait', async () => {
    await send(threeTaps())
    const { result, statements } = await countStatements(() =>
      Promise.all(Array.from({ length: 16 }, () => send(threeTaps()))),
    )
    expect(result).toHaveLength(16)
    expect(statements.filter((text) => text.includes('store_ratings('))).toHaveLength(1)
    expect(statements).toHaveLength(1)
  })

  it('is stored even when it waits together with a row that the database refuses', async () => {
    const before = await counts()
    // An instrument that the schema knows but a rule of the table does not: only that row fails.
    const owner = new (await import('pg')).default.Client({ connectionString: process.env['HAMKORI_TEST_OWNER_URL'] })
    await owner.connect()
    await owner.query(`ALTER TABLE rating ADD CONSTRAINT no_ones CHECK (a8 <> 1) NOT VALID`)
    const outcomes = await Promise.allSettled([
      send(threeTaps({ a8: 2 })),
      send(threeTaps({ a8: 1 })),
      send(threeTaps({ a8: 3 })),
    ])
    await owner.query(`ALTER TABLE rating DROP CONSTRAINT no_ones`)
    await owner.end()
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((await counts()).ratings).toBe(before.ratings + 2)
  })

  it('does not lie on the disk in the order in which it came', async () => {
    const inputs = Array.from({ length: 200 }, () => threeTaps())
    await Promise.all(inputs.map(send))
    const keys = inputs.map(({ idempotencyKey }) => idempotencyKey)
    const { rows } = await ownerPool.query<{ key: string }>(
      'SELECT idempotency_key::text AS key FROM rating WHERE idempotency_key = ANY($1::uuid[]) ORDER BY ctid',
      [keys],
    )
    expect(rows).toHaveLength(200)
    const inPlace = rows.filter(({ key }, at) => key === keys[at]).length
    expect(inPlace).toBeLessThan(20)
  })
})
