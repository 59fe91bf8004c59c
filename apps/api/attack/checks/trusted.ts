import assert from 'node:assert/strict'
import type { Check } from '../check.ts'
import { plain } from '../target.ts'

const code = 'UNTRUSTED_DOCUMENT'
const own = '{ installation { version } }'

/** `TRUSTED_DOCUMENTS=only`: what a session runs, what a stranger runs. */
export const trustedChecks: readonly Check[] = [
  {
    name: "with a session the web app's documents run, and a document of one's own making does not",
    async run({ ask, document, fixtures }) {
      const viewer = await ask(document('Viewer'), {}, fixtures.secretary)
      assert.equal(viewer.data?.viewer?.label, 'secretary')
      for (const query of [own, '{ viewer { label } }', `${document('Viewer')} `, `# x\n${document('Viewer')}`]) {
        const { status, data, errors } = await ask(query, {}, fixtures.secretary)
        assert.deepEqual([status, data, errors[0]?.extensions?.['code']], [403, null, code])
      }
    },
  },
  {
    name: 'a document that strangers have made known to the service still does not run with a session',
    async run({ ask, fixtures }) {
      for (let turn = 0; turn < 8; turn += 1) assert.deepEqual((await ask(own)).errors, [])
      for (let turn = 0; turn < 8; turn += 1)
        assert.equal((await ask(own, {}, fixtures.secretary)).errors[0]?.extensions?.['code'], code)
    },
  },
  {
    name: 'a session that has ended, or never was, opens no other way in',
    async run({ ask }) {
      const { status, errors } = await ask(own, {}, `hamkori=${'A'.repeat(43)}`)
      assert.deepEqual([status, errors[0]?.extensions?.['code']], [403, code])
    },
  },
  {
    name: 'with a session not even GET, another Accept or another operation name lets a strange document through',
    async run({ send, document, fixtures }) {
      const cookie = fixtures.secretary
      const byUrl = await send({
        method: 'GET',
        path: `/graphql?query=${encodeURIComponent(own)}`,
        headers: { cookie },
      })
      assert.equal(byUrl.status, 403)
      for (const accept of [
        'application/graphql-response+json',
        'application/json;q=0.9, */*',
        'text/event-stream',
        'multipart/mixed',
      ]) {
        const { text } = await send({ headers: { ...plain, cookie, accept }, body: JSON.stringify({ query: own }) })
        assert.ok(!text.includes('"version"'), `${accept}: ${text}`)
      }
      const two = `${document('Viewer')} query Mine ${own}`
      const chosen = await send({
        headers: { ...plain, cookie },
        body: JSON.stringify({ query: two, operationName: 'Mine' }),
      })
      assert.equal(chosen.status, 403)
    },
  },
  {
    name: "nobody writes by a document of one's own making: refused without a session too, 0 rows changed",
    async run({ ask, send, tables, fixtures }) {
      const guess = (at: number) =>
        `a${at}: signIn(input: { email: "a@b.example", password: "guess-number-${at}" }) { __typename }`
      const many = `mutation { ${Array.from({ length: 15 }, (_, at) => guess(at)).join(' ')} }`
      await tables.unchanged(async () => {
        for (const query of [many, 'mutation { signOut { __typename } }']) {
          for (const cookie of [undefined, fixtures.secretary]) {
            const { status, errors } = await ask(query, {}, cookie)
            assert.deepEqual([status, errors[0]?.extensions?.['code']], [403, code], query)
          }
        }
        const hidden = `query Read ${own} mutation Write { signOut { __typename } }`
        for (const operationName of ['Read', 'Write']) {
          const { status } = await send({ headers: plain, body: JSON.stringify({ query: hidden, operationName }) })
          assert.equal(status, 403, operationName)
        }
      })
    },
  },
  {
    name: 'the resident sends with the documents of the web app, without a session',
    async run({ ask, document, fixtures }) {
      const input = {
        idempotencyKey: crypto.randomUUID(),
        receiptKey: 'a'.repeat(64),
        unitCode: fixtures.unitCode,
        instrument: 'HRS-8/2',
      }
      const answer = await ask(document('SubmitRating'), {
        input: { ...input, contactKind: 'documentDesk', channel: 'web', a8: 4 },
      })
      assert.equal(answer.data?.submitRating?.__typename, 'RatingAccepted')
    },
  },
]
