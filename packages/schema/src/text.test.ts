import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { inputIssues, issueCodes, isIssueCode, readInput } from './issues.ts'
import {
  absentable,
  boundedList,
  countCodePoints,
  emailAddress,
  optionalText,
  plainText,
  trilingualTextInput,
  uuid,
  uuidV4,
  webAddress,
  wholeNumber,
} from './text.ts'

const codes = (schema: z.ZodType, input: unknown): string[] => {
  const result = readInput(schema, input)
  return result.ok
    ? []
    : result.issues.map((issue) => (issue.path === '' ? issue.code : `${issue.path}: ${issue.code}`))
}
const line = plainText({ max: 10 })
const paragraph = plainText({ max: 10, multiline: true })

test('text is trimmed and composed', () => {
  expect(readInput(line, '  Хуҷанд ')).toEqual({ ok: true, data: 'Хуҷанд' })
  expect(readInput(line, 'и\u0304')).toEqual({ ok: true, data: 'ӣ' })
  expect(readInput(paragraph, 'а\r\nб\rв\tг')).toEqual({ ok: true, data: 'а\nб\nв\tг' })
})

test.each([
  ['\u0000', 'control_character'],
  ['a\u0000b', 'control_character'],
  ['a\ud800b', 'broken_character'],
  ['\udc00', 'broken_character'],
  ['', 'required'],
  ['   ', 'required'],
  ['\u200b\u200b', 'required'],
  ['12345678901', 'too_long'],
  [undefined, 'required'],
  [null, 'required'],
  [7, 'wrong_type'],
  [['x'], 'wrong_type'],
])('refuses %j in one line with %s', (input, code) => {
  expect(codes(line, input)).toEqual([code])
})

test.each([
  ['a vertical tab of Word', 'а\u000bб', 'а\nб'],
  ['a form feed', 'а\u000cб', 'а\nб'],
  ['the next line of a mainframe', 'а\u0085б', 'а\nб'],
  ['a line separator', 'а\u2028б', 'а\nб'],
  ['a paragraph separator', 'а\u2029б', 'а\nб'],
  ['the direction around a copied telephone number', '\u202a+992 37\u202c', '+992 37'],
  ['an override of the direction', 'а\u202eб', 'аб'],
  ['an isolate', '\u2068а\u2069', 'а'],
  ['a byte order mark', '\ufeffа', 'а'],
  ['a bell', 'а\u0007б', 'аб'],
  ['a control of the second set', 'а\u0092б', 'аб'],
  ['a space without a width', 'а\u200bб', 'аб'],
  ['a joiner between letters', 'а\u200dб', 'аб'],
  ['a mark of the direction', 'а\u200fб', 'аб'],
])('takes %s for what it means, or leaves it out', (_, pasted, kept) => {
  expect(readInput(paragraph, pasted)).toEqual({ ok: true, data: kept })
  expect(readInput(line, pasted)).toEqual({ ok: true, data: kept.replaceAll('\n', ' ') })
})

test('keeps an emoji that is joined of several whole', () => {
  expect(readInput(line, '👨‍👩‍👧')).toEqual({ ok: true, data: '👨‍👩‍👧' })
  expect(readInput(line, '❤️‍🔥')).toEqual({ ok: true, data: '❤️‍🔥' })
})

test('makes one line of several', () => {
  expect(readInput(line, ' а\r\n\tб\n')).toEqual({ ok: true, data: 'а б' })
})

test('refuses a megabyte at once', () => {
  expect(codes(line, 'x'.repeat(1_000_000))).toEqual(['too_long'])
})

test('counts code points, not code units', () => {
  expect(countCodePoints('😀ӣ')).toBe(2)
  expect(readInput(line, '😀'.repeat(10)).ok).toBe(true)
  expect(readInput(line, '😀'.repeat(11))).toEqual({
    ok: false,
    issues: [{ path: '', code: 'too_long', params: { max: 10, actual: 11 } }],
  })
})

test('whatever passes has no NUL, no lone surrogate, no control, is composed, trimmed and within its bounds', () => {
  const wide = plainText({ max: 200, multiline: true })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
      ),
      (input) => {
        const result = readInput(wide, input)
        if (!result.ok) {
          expect(result.issues.map((issue) => issue.code).every(isIssueCode)).toBe(true)
          return
        }
        expect(result.data.isWellFormed()).toBe(true)
        // eslint-disable-next-line no-control-regex
        expect(result.data).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u)
        expect(result.data.normalize('NFC')).toBe(result.data)
        expect(result.data.trim()).toBe(result.data)
        expect(readInput(wide, result.data)).toEqual(result)
      },
    ),
    { numRuns: 1000 },
  )
})

test('an explicit null and a blank read as absent where absence is allowed', () => {
  const schema = z.strictObject({ note: optionalText({ max: 5 }), id: absentable(uuid()) })
  for (const input of [{}, { note: null, id: null }, { note: '  ', id: undefined }]) {
    const result = readInput(schema, input)
    expect(result.ok && [result.data.note, result.data.id]).toEqual([undefined, undefined])
  }
  expect(codes(schema, { note: 'abcdef', id: 'x' })).toEqual(['note: too_long', 'id: not_an_id'])
})

test('a text in three languages needs its original', () => {
  const schema = trilingualTextInput({ max: 20 })
  expect(codes(schema, { original: 'tg', ru: 'Мир' })).toEqual(['tg: original_missing'])
  expect(codes(schema, { original: 'uz', tg: 'Сулҳ' })).toEqual(['original: not_one_of'])
  expect(codes(schema, { original: 'tg', tg: '   ' })).toEqual(['tg: original_missing'])
  expect(codes(schema, { original: 'tg', tg: 'Сулҳ', en: 'a\u0000' })).toEqual(['en: control_character'])
  expect(codes(schema, { original: 'tg', tg: 'Сулҳ', de: 'Frieden' })).toEqual(['unknown_field'])
  expect(readInput(schema, { original: 'tg', tg: ' Сулҳ ', ru: '' })).toEqual({
    ok: true,
    data: { original: 'tg', tg: 'Сулҳ', ru: undefined },
  })
})

test('a million items are refused without being read', () => {
  let read = 0
  const item = z.custom<unknown>(() => {
    read += 1
    return true
  })
  const list = boundedList(item, { min: 1, max: 50 })
  expect(readInput(list, new Array(1_000_000).fill({}))).toEqual({
    ok: false,
    issues: [{ path: '', code: 'too_many', params: { max: 50, actual: 1_000_000 } }],
  })
  expect(read).toBe(0)
  expect(codes(list, [])).toEqual(['too_few'])
  expect(codes(list, null)).toEqual(['required'])
  expect(codes(list, { length: 3 })).toEqual(['wrong_type'])
})

test('at most fifty refusals come back', () => {
  const result = readInput(z.array(line), new Array(500).fill(''))
  expect(result.ok ? 0 : result.issues.length).toBe(50)
})

test('whole numbers, ids, addresses', () => {
  const number = wholeNumber({ min: 1, max: 5 })
  expect([0, 6, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '3', null].map((input) => codes(number, input)[0])).toEqual([
    'too_small',
    'too_large',
    'not_whole',
    'wrong_type',
    'wrong_type',
    'wrong_type',
    'required',
  ])
  expect(readInput(uuid(), '0198C4A2-7B1E-7CC0-8000-000000000001').ok).toBe(true)
  expect(codes(uuidV4(), '0198c4a2-7b1e-7cc0-8000-000000000001')).toEqual(['not_an_id'])
  expect(readInput(emailAddress(), ' Kotib@Hamkori.Example ')).toEqual({ ok: true, data: 'kotib@hamkori.example' })
  expect(
    ['a@b', 'a b@c.tj', '@c.tj', 'a@c.tj\u0000', 'x'.repeat(300) + '@c.tj', 'a@-\n.tj'].map(
      (input) => codes(emailAddress(), input)[0],
    ),
  ).toEqual(new Array(6).fill('not_an_email'))
  expect(readInput(webAddress(), 'https://khovar.tj/rus/2017/').ok).toBe(true)
  expect(
    ['javascript:alert(1)', 'ftp://x.tj', 'https://', 'https://x.tj/"', 'x'].map(
      (input) => codes(webAddress(), input)[0],
    ),
  ).toEqual(new Array(5).fill('not_a_url'))
})

test('a refusal keeps its code when zod is used without readInput', () => {
  const parsed = z
    .strictObject({ a: line, b: z.enum(['x']), c: z.string().max(1) })
    .safeParse({ a: '', b: 'y', c: 'zz', d: 1 })
  expect(
    parsed.error === undefined ? [] : inputIssues(parsed.error).map(({ path, code, params }) => [path, code, params]),
  ).toEqual([
    ['a', 'required', {}],
    ['b', 'not_one_of', {}],
    ['c', 'too_long', { max: 1 }],
    ['', 'unknown_field', {}],
  ])
})

test('every code is named once', () => {
  expect(new Set(issueCodes).size).toBe(issueCodes.length)
})
