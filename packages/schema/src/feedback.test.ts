import { expect, test } from 'vitest'
import { proceduralJustice, score100, submitRatingInput } from './feedback.ts'
import { readInput } from './issues.ts'
import { languages } from './languages.ts'
import * as questionnaire from './questionnaire.ts'

const threeTaps = {
  idempotencyKey: '3f0b8a3e-9c1d-4b7a-8f2e-1a2b3c4d5e6f',
  receiptKey: 'f371a04b85d99c84f31de596d89700a57671fedbaacb6a2860f8b2723dd82de4',
  unitCode: 'SU-01-1',
  instrument: 'HRS-8/2',
  contactKind: 'crimeReport',
  a8: 4,
  channel: 'qr',
}

function codes(input: unknown): string[] {
  const result = readInput(submitRatingInput, input)
  return result.ok
    ? []
    : result.issues.map((issue) => (issue.path === '' ? issue.code : `${issue.path}: ${issue.code}`))
}

test('three taps are a complete answer', () => {
  expect(codes(threeTaps)).toEqual([])
})

test('all the rest may come with it', () => {
  const full = {
    ...threeTaps,
    a1: 1,
    a2: 2,
    a3: 3,
    a4: 4,
    a5: 5,
    a6: 0,
    a7: null,
    f1: 'yes',
    f6: 'preferNotToSay',
    initiatedBy: 'police',
    happened: 'thisWeek',
    ageBand: 'from30to44',
    sex: 'female',
    comment: 'Зуд омаданд.\nТашаккур.',
    commentLanguage: 'tg',
  }
  expect(codes(full)).toEqual([])
})

test('a page that was open before the questionnaire changed can still be sent', () => {
  expect(codes({ ...threeTaps, instrument: 'HRS-8/1' })).toEqual([])
})

test.each([
  [{ a8: 0 }, ['a8: too_small']],
  [{ a8: 6 }, ['a8: too_large']],
  [{ a8: 3.5 }, ['a8: not_whole']],
  [{ a8: undefined }, ['a8: required']],
  [{ a1: 6 }, ['a1: too_large']],
  [{ a1: -1 }, ['a1: too_small']],
  [{ f6: 'maybe' }, ['f6: not_one_of']],
  [{ instrument: 'HRS-8/3' }, ['instrument: not_one_of']],
  [{ unitCode: 'TJ-SU-01' }, ['unitCode: not_a_code']],
  [{ unitCode: "SU-01-1' OR 1=1" }, ['unitCode: not_a_code']],
  [{ receiptKey: '008J-4CT4-ANK7-F24S' }, ['receiptKey: not_a_receipt_key']],
  [{ idempotencyKey: '0198c4a2-7b1e-7cc0-8000-000000000001' }, ['idempotencyKey: not_an_id']],
  [{ comment: 'х'.repeat(1001), commentLanguage: 'tg' }, ['comment: too_long']],
  [{ comment: 'а\ud800', commentLanguage: 'tg' }, ['comment: broken_character']],
  [{ comment: 'а' }, ['commentLanguage: required']],
  [{ phone: '+992' }, ['unknown_field']],
  [{ ip: '127.0.0.1', userAgent: 'x' }, ['unknown_field']],
])('a rating is refused for %j', (change, expected) => {
  expect(codes({ ...threeTaps, ...change })).toEqual(expected)
})

test('what is not an object is refused', () => {
  expect([null, [], 'a8=5', 7].map((input) => codes(input)[0])).toEqual([
    'required',
    'wrong_type',
    'wrong_type',
    'wrong_type',
  ])
})

test('procedural justice is the mean of A1 to A5 where at least three were answered', () => {
  expect(proceduralJustice({ a1: 5, a2: 4, a3: 3, a4: 2, a5: 1 })).toBe(3)
  expect(proceduralJustice({ a1: 5, a2: 4, a3: 3 })).toBe(4)
  expect(proceduralJustice({ a1: 5, a2: 4, a3: 0, a4: null })).toBeNull()
  expect([1, 3, 5].map(score100)).toEqual([0, 50, 100])
})

test('every statement, label and fact exists in three languages, with no two points of a scale alike', () => {
  const {
    statements,
    factLabels,
    contactKindLabels,
    agreementLabels,
    satisfactionLabels,
    factAnswerLabels,
    ageBandLabels,
    sexLabels,
    channelLabels,
    initiatorLabels,
    contactTimeLabels,
    dimensionLabels,
  } = questionnaire
  const tables = [
    statements,
    factLabels,
    contactKindLabels,
    agreementLabels,
    satisfactionLabels,
    factAnswerLabels,
    ageBandLabels,
    sexLabels,
    channelLabels,
    initiatorLabels,
    contactTimeLabels,
    dimensionLabels,
  ]
  for (const table of tables) {
    for (const language of languages) {
      const words = Object.values(table).map((label) => label[language])
      expect(words.every((word) => word.trim() === word && word.length > 0)).toBe(true)
      expect(new Set(words).size).toBe(words.length)
    }
  }
  expect(Object.keys(statements)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8'])
})

test('what is told to residents in Tajik has no letter that belongs to Russian alone', () => {
  for (const statement of Object.values({ ...questionnaire.statements, ...questionnaire.factLabels }))
    expect(statement.tg).not.toMatch(/[щыьц]/iu)
})
