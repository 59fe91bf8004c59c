import './feedback.graphql.ts'
import { randomBytes, randomUUID } from 'node:crypto'
import {
  ageBands,
  channels,
  contactKinds,
  contactTimes,
  factAnswers,
  initiators,
  sexes,
} from '@hamkori/schema/feedback'
import { formatReceipt, newReceipt, receiptKeyOf } from '@hamkori/schema/receipts'
import { isEnumType } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../platform/viewer.ts'
import { graphqlAs, importedSchema } from '../../testing/graphql.ts'
import { ownerDb } from '../../testing/owner.ts'
import { countStatements } from '../../testing/statements.ts'
import { isoWeek } from './iso-week.ts'
import { receiveRatingForm } from './rating-form.ts'
import { layUnits, threeTaps } from './testing/units.ts'
import { today } from '../../platform/clock.ts'

const submit = `mutation ($input: SubmitRatingInput!) {
  submitRating(input: $input) {
    __typename
    ... on RatingAccepted { receivedWeek unit { code } }
    ... on Error { message }
    ... on InvalidInputError { issues { path code minimum maximum } }
  }
}`
const find = `query ($key: String!) {
  ratingByReceipt(receiptKey: $key) {
    unit { code } instrument contactKind receivedWeek answers { statement answer } facts { fact answer }
    initiatedBy happened ageBand sex comment commentLanguage commentState demonstration
  }
}`
const week = () => isoWeek(today())

beforeAll(layUnits)

describe('submitRating', () => {
  it('refuses with every fault at its field', async () => {
    const answer = await graphqlAs(anonymous, submit, {
      input: threeTaps({
        a8: 9,
        a2: -1,
        comment: 'x'.repeat(1001),
        commentLanguage: 'ru',
      }),
    })
    expect(answer.errors).toBeUndefined()
    expect(answer.data.submitRating.__typename).toBe('InvalidInputError')
    expect(answer.data.submitRating.issues).toEqual([
      { path: ['a8'], code: 'too_large', minimum: null, maximum: 5 },
      { path: ['a2'], code: 'too_small', minimum: 0, maximum: null },
      { path: ['comment'], code: 'too_long', minimum: null, maximum: 1000 },
    ])
    expect(await ownerDb.rating.count()).toBe(0)
  })

  it('does not take a value that an enum of the API does not have', async () => {
    const answer = await graphqlAs(anonymous, submit, { input: threeTaps({ contactKind: 'gossip' as never }) })
    expect(answer.data).toBeUndefined()
    expect(answer.errors?.[0]?.message).toContain('Value "gossip" does not exist in "ContactKind" enum')
    expect(await ownerDb.rating.count()).toBe(0)
  })

  it.each([
    ['ContactKind', contactKinds],
    ['RatingChannel', channels],
    ['Initiator', initiators],
    ['ContactTime', contactTimes],
    ['FactAnswer', factAnswers],
    ['AgeBand', ageBands],
    ['Sex', sexes],
  ])('offers in %s the values of the questionnaire', (name, values) => {
    const type = importedSchema().getType(name)
    expect(isEnumType(type) && new Set(type.getValues().map((value) => value.name))).toEqual(new Set(values))
  })

  it('refuses an unknown and a closed unit alike', async () => {
    for (const unitCode of ['SU-77-1', 'SU-01-9']) {
      const answer = await graphqlAs(anonymous, submit, { input: threeTaps({ unitCode }) })
      expect(answer.data).toEqual({
        submitRating: { __typename: 'NotFoundError', message: 'There is no such record.' },
      })
    }
    expect(await ownerDb.rating.count()).toBe(0)
  })

  it('refuses other content under the same key', async () => {
    const input = threeTaps()
    expect((await graphqlAs(anonymous, submit, { input })).data.submitRating).toEqual({
      __typename: 'RatingAccepted',
      receivedWeek: week(),
      unit: { code: 'SU-01-1' },
    })
    expect((await graphqlAs(anonymous, submit, { input })).data.submitRating).toEqual({
      __typename: 'RatingAccepted',
      receivedWeek: week(),
      unit: { code: 'SU-01-1' },
    })
    expect((await graphqlAs(anonymous, submit, { input: { ...input, a8: 1 } })).data.submitRating.__typename).toBe(
      'ConflictError',
    )
    expect(await ownerDb.rating.count()).toBe(1)
  })

  it('takes explicit null for everything that may be left out', async () => {
    const optional = [
      'a1',
      'a2',
      'a3',
      'a4',
      'a5',
      'a6',
      'a7',
      'f1',
      'f2',
      'f3',
      'f4',
      'f5',
      'f6',
      'f7',
      'f8',
      'initiatedBy',
      'happened',
      'ageBand',
      'sex',
      'comment',
      'commentLanguage',
    ]
    const input = { ...threeTaps(), ...Object.fromEntries(optional.map((name) => [name, null])) }
    expect((await graphqlAs(anonymous, submit, { input })).data.submitRating.__typename).toBe('RatingAccepted')
  })

  it('costs one statement for sixteen at once', async () => {
    const { result, statements } = await countStatements(() =>
      Promise.all(Array.from({ length: 16 }, () => graphqlAs(anonymous, submit, { input: threeTaps() }))),
    )
    expect(result.map(({ data }) => data.submitRating.__typename)).toEqual(
      Array.from({ length: 16 }, () => 'RatingAccepted'),
    )
    expect(statements.length).toBeLessThanOrEqual(4)
  })
})

describe('ratingByReceipt', () => {
  it.each(['', 'abc', 'f'.repeat(64), `${'f'.repeat(63)}\u0000`, 'ҳ'.repeat(64), "' OR 1=1 --"])(
    'knows nothing of %j',
    async (key) => {
      const answer = await graphqlAs(anonymous, find, { key })
      expect(answer.errors).toBeUndefined()
      expect(answer.data).toEqual({ ratingByReceipt: null })
    },
  )

  it("shows the holder's own answers, in one statement for a hit and for a miss", async () => {
    const input = threeTaps({
      a1: 5,
      a4: 0,
      a8: 2,
      f3: 'no',
      f6: 'yes',
      f8: 'preferNotToSay',
      initiatedBy: 'police',
      happened: 'thisWeek',
      unitCode: 'KT-01-1',
      comment: 'Ду соат интизор шудам.',
      commentLanguage: 'tg',
    })
    await graphqlAs(anonymous, submit, { input })
    const hit = await countStatements(() => graphqlAs(anonymous, find, { key: input.receiptKey.toUpperCase() }))
    expect(hit.result.data.ratingByReceipt).toEqual({
      unit: { code: 'KT-01-1' },
      instrument: 'HRS-8/2',
      contactKind: 'documentDesk',
      receivedWeek: week(),
      answers: [
        { statement: 'A1', answer: 5 },
        { statement: 'A4', answer: 0 },
        { statement: 'A8', answer: 2 },
      ],
      facts: [
        { fact: 'F3', answer: 'no' },
        { fact: 'F6', answer: 'yes' },
        { fact: 'F8', answer: 'preferNotToSay' },
      ],
      initiatedBy: 'police',
      happened: 'thisWeek',
      ageBand: null,
      sex: null,
      comment: 'Ду соат интизор шудам.',
      commentLanguage: 'tg',
      commentState: 'inReview',
      demonstration: false,
    })
    const miss = await countStatements(() => graphqlAs(anonymous, find, { key: randomBytes(32).toString('hex') }))
    const lookups = (statements: readonly string[]) =>
      statements.filter((text) => text.includes('from "rating" as "r"'))
    expect(lookups(hit.statements)).toHaveLength(1)
    expect(lookups(miss.statements)).toEqual(lookups(hit.statements))
  })
})

describe('the form without JavaScript', () => {
  const form = (change: Record<string, unknown> = {}) => ({
    idempotencyKey: randomUUID(),
    receipt: formatReceipt(newReceipt()),
    channel: 'qr',
    instrument: 'HRS-8/2',
    commentLanguage: 'tg',
    contactKind: 'trafficStop',
    a8: '5',
    a1: '',
    initiatedBy: '',
    when: '',
    ageBand: '',
    sex: '',
    comment: '',
    ...change,
  })

  it('gives back what was written, with the faults at their fields', async () => {
    const before = await ownerDb.rating.count()
    const sent = form({ contactKind: undefined, a8: '', a3: '7', comment: 'Салом' })
    const state = await receiveRatingForm('SU-01-1', sent)
    expect(state.outcome).toBe('refused')
    expect(state.issues).toEqual([
      { path: ['contactKind'], code: 'required' },
      { path: ['a8'], code: 'required' },
      { path: ['a3'], code: 'too_large' },
    ])
    expect(state.values).toEqual({
      idempotencyKey: sent.idempotencyKey,
      receipt: sent.receipt,
      channel: 'qr',
      instrument: 'HRS-8/2',
      commentLanguage: 'tg',
      a3: '7',
      comment: 'Салом',
    })
    expect(state.receipt).toBeUndefined()
    expect(await ownerDb.rating.count()).toBe(before)
  })

  it.each([
    ['a unit that does not exist', 'SU-77-1', {}, [{ path: ['unitCode'], code: 'unknown_unit' }]],
    ['a code that is none', '../../etc', {}, [{ path: ['unitCode'], code: 'not_a_code' }]],
    ['a receipt that is none', 'SU-01-1', { receipt: 'hello' }, [{ path: ['receipt'], code: 'required' }]],
    ['words for numbers', 'SU-01-1', { a8: 'five' }, [{ path: ['a8'], code: 'wrong_type' }]],
    [
      'a file for a text',
      'SU-01-1',
      { contactKind: new File(['x'], 'x.txt') },
      [{ path: ['contactKind'], code: 'required' }],
    ],
    ['a list for a text', 'SU-01-1', { a8: ['5', '4'] }, [{ path: ['a8'], code: 'required' }]],
    [
      'a comment of a million letters',
      'SU-01-1',
      { comment: 'я'.repeat(1_000_000) },
      [{ path: ['comment'], code: 'too_long' }],
    ],
  ])('refuses %s', async (_name, unit, change, issues) => {
    const state = await receiveRatingForm(unit, form(change))
    expect({ outcome: state.outcome, issues: state.issues }).toEqual({ outcome: 'refused', issues })
  })

  it('sent twice is stored once and shows the same receipt, which finds it', async () => {
    const sent = form({ when: 'thisWeek', f1: 'yes', comment: 'Ташаккур' })
    const before = await ownerDb.rating.count()
    const states = [await receiveRatingForm('su-01-2', sent), await receiveRatingForm('SU-01-2', { ...sent })]
    expect(states).toEqual(
      Array.from({ length: 2 }, () => ({ outcome: 'accepted', values: {}, issues: [], receipt: sent.receipt })),
    )
    expect(await ownerDb.rating.count()).toBe(before + 1)
    const stored = await ownerDb.rating.findFirstOrThrow({ where: { idempotencyKey: sent.idempotencyKey } })
    expect(stored).toMatchObject({ channel: 'qr', happened: 'thisWeek', facts: 'y-------', a1: null, a8: 5 })
    const receipt = Buffer.from(stored.receiptKey).toString('hex')
    const answer = await graphqlAs(anonymous, find, { key: receipt })
    expect(answer.data.ratingByReceipt.unit).toEqual({ code: 'SU-01-2' })
  })

  it('refuses other answers under the same key', async () => {
    const sent = form()
    await receiveRatingForm('SU-01-1', sent)
    const state = await receiveRatingForm('SU-01-1', { ...sent, a8: '1' })
    expect({ outcome: state.outcome, issues: state.issues }).toEqual({
      outcome: 'refused',
      issues: [{ path: [], code: 'duplicate' }],
    })
  })

  it('reads the receipt as the page wrote it', async () => {
    const bytes = newReceipt()
    const sent = form({ receipt: formatReceipt(bytes) })
    await receiveRatingForm('SU-01-1', sent)
    const stored = await ownerDb.rating.findFirstOrThrow({ where: { idempotencyKey: sent.idempotencyKey } })
    expect(Buffer.from(stored.receiptKey).toString('hex')).toBe(await receiptKeyOf(bytes))
  })
})
