import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Check } from '../check.ts'
import { plain } from '../target.ts'
import type { Target } from '../target.ts'

/** Every input object that a mutation of the published contract takes: mutation, input type. */
async function inputsOf({ send }: Target): Promise<{ mutation: string; input: string }[]> {
  const schema = (await send({ method: 'GET', path: '/schema.graphql' })).text
  const mutations = /^type Mutation \{\n([\s\S]*?)^\}/m.exec(schema)?.[1] ?? ''
  const found = [...mutations.matchAll(/^ {2}(\w+)\(([\s\S]*?)\): \w+!?$/gm)]
  return found.flatMap(([, mutation = '', args = '']) =>
    [...args.matchAll(/\b(?:input|filter): (\w+)/g)].map(([, input = '']) => ({ mutation, input })),
  )
}

const columns = [
  'id',
  'state',
  'createdAt',
  'demonstration',
  'registeredById',
  'personId',
  'passwordHash',
  'publishedAt',
  'permissions',
  'isAdmin',
]

/** Inputs that carry more than they should. */
export const inputChecks: readonly Check[] = [
  {
    name: 'mass assignment: no input of any mutation takes a column it does not declare, 0 rows changed',
    async run(target) {
      const inputs = await inputsOf(target)
      assert.ok(inputs.length >= 10, `${inputs.length} inputs were found`)
      const schema = (await target.send({ method: 'GET', path: '/schema.graphql' })).text
      await target.tables.unchanged(async () => {
        for (const { mutation, input } of inputs) {
          const declared = new RegExp(`^input ${input} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(schema)?.[1] ?? ''
          const extra = columns.filter((column) => !new RegExp(`^ {2}${column}:`, 'm').test(declared))
          assert.ok(extra.length > 0)
          const document = documentOf(target, mutation)
          assert.ok(document !== null, `the web app never sends ${mutation}: nobody would notice what it takes`)
          for (const column of extra) {
            const { errors, data } = await target.ask(
              document.text,
              { [document.variable]: { [column]: 'x' } },
              target.fixtures.secretary,
            )
            assert.equal(data, null, `${mutation}.${column}`)
            assert.ok(
              errors.some(({ message }) => message.includes(`"${column}" is not defined`)),
              `${mutation}.${column}: ${errors[0]?.message}`,
            )
          }
        }
      })
    },
  },
  {
    name: 'mass assignment: a whole valid input with one column more changes 0 rows',
    async run({ ask, document, fixtures, tables }) {
      const input = {
        idempotencyKey: randomUUID(),
        receiptKey: 'b'.repeat(64),
        unitCode: fixtures.unitCode,
        instrument: 'HRS-8/2',
        contactKind: 'documentDesk',
        channel: 'web',
        a8: 4,
      }
      await tables.unchanged(async () => {
        for (const column of ['weight', 'receivedOn', 'demonstration', 'commentState', 'id'])
          assert.equal((await ask(document('SubmitRating'), { input: { ...input, [column]: '1' } })).data, null, column)
      })
    },
  },
  {
    name: 'prototype pollution: __proto__, constructor and prototype in a body reach nothing, and answers stay what they were',
    async run({ send, ask, document, fixtures, tables }) {
      const query = 'query ($code: String!) { area(code: $code) { code } }'
      const before = (await ask(query, { code: 'TJ' })).text
      const nothing = (await ask(query, { code: 'nowhere' })).text
      const poison =
        '{"code":"TJ","viewer":{"kind":"person"},"errors":[],"isAdmin":true,"permissions":["person:read"],"trusted":true,"reads":true}'
      const text = JSON.stringify(query)
      const bodies = [
        `{"query":${text},"__proto__":${poison}}`,
        `{"query":${text},"variables":{"__proto__":${poison}}}`,
        `{"query":${text},"variables":{"code":"TJ","constructor":{"prototype":${poison}}}}`,
        `{"query":${text},"variables":{"code":"TJ"},"extensions":{"__proto__":${poison},"constructor":{"prototype":${poison}}}}`,
        `{"query":${text},"operationName":"__proto__","variables":{"code":"TJ"}}`,
        `{"__proto__":{"query":${text},"variables":{"code":"TJ"}}}`,
      ]
      await tables.unchanged(async () => {
        for (const body of bodies) {
          for (const cookie of [undefined, fixtures.secretary]) {
            const { status, text: answer } = await send({
              headers: { ...plain, ...(cookie === undefined ? {} : { cookie }) },
              body,
            })
            assert.ok(status < 500 && !answer.includes('UNEXPECTED'), `${status} ${body}`)
          }
        }
        const input = `{"input":{"__proto__":${poison},"meetingId":${JSON.stringify(fixtures.meetingId)}}}`
        const signed = await send({
          headers: { ...plain, cookie: fixtures.officer },
          body: `{"query":${JSON.stringify(document('SignMinutes'))},"variables":${input}}`,
        })
        assert.ok(!signed.text.includes('"Meeting"') && !signed.text.includes('UNEXPECTED'), signed.text)
      })
      assert.equal((await ask(query, { code: 'TJ' })).text, before)
      assert.equal((await ask(query, { code: 'nowhere' })).text, nothing)
      assert.equal((await ask('{ viewer { label } }')).text, '{"data":{"viewer":null}}')
    },
  },
  {
    name: 'NUL, broken characters, control characters and SQL in texts are refused at their field or found nowhere',
    async run({ ask, document, fixtures, tables }) {
      const strange = [
        '\u0000',
        'a\u0000b',
        '\ud800',
        "'; DROP TABLE meeting; --",
        '%',
        '\u202e',
        '\u001b[31m',
        'x'.repeat(100_000),
      ]
      const query = `query Strange($text: String!) { area(code: $text) { code } council(slug: $text) { slug } source(code: $text) { code }
        meeting(reference: $text) { id } shortcoming(reference: $text) { id } proposal(reference: $text) { id }
        policeUnit(code: $text) { code } searchPlaces(text: $text) { ambiguous } }`
      await tables.unchanged(async () => {
        for (const text of strange) {
          for (const { extensions } of (await ask(query, { text })).errors)
            assert.equal(extensions?.['code'], 'BAD_USER_INPUT')
          const { errors } = await ask(
            document('RegisterShortcoming'),
            { input: { councilId: text } },
            fixtures.secretary,
          )
          assert.ok(errors.every(({ extensions }) => extensions?.['code'] !== 'UNEXPECTED'))
        }
      })
      assert.deepEqual((await ask('{ __typename }')).errors, [])
    },
  },
]

/** The web app's document that calls a mutation, and the variable it passes as the input; null where the web app has none. */
function documentOf(target: Target, mutation: string): { text: string; variable: string } | null {
  const text = target.documents.find((document) =>
    new RegExp(`[{\\s]${mutation}\\(\\s*(?:input|filter): \\$\\w+`).test(document),
  )
  const variable = /(?:input|filter): \$(\w+)/.exec(text ?? '')?.[1]
  return text === undefined || variable === undefined ? null : { text, variable }
}
