import { once } from 'node:events'
import { createServer as createHttpServer, request as send } from 'node:http'
import type { IncomingHttpHeaders, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aggregate } from './modules/feedback/index.ts'
import { layUnits, threeTaps } from './modules/feedback/testing/units.ts'
import { publishAnswers } from './modules/releases/testing/publish.ts'
import { createServer } from './server.ts'
import { environment } from './testing/application.ts'
import { countStatements } from './testing/statements.ts'

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}
let server: Server

beforeAll(async () => {
  await layUnits()
  server = createHttpServer(createServer(environment(), null))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => void server.close())

function post(body: unknown, headers: Record<string, string | undefined> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const request = send(
      {
        port: (server.address() as AddressInfo).port,
        path: '/graphql',
        method: 'POST',
        agent: false,
        headers: given(text, headers),
      },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        )
      },
    )
    request.on('error', reject)
    request.end(text)
  })
}
function given(text: string, headers: Record<string, string | undefined>): Record<string, string> {
  const all = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(text)),
    ...headers,
  }
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
const json = ({ body }: Answer) => JSON.parse(body.toString('utf8'))
/** What a client can see of an answer, but for the place of a failure in the document, which compiled code does not know. */
const seen = ({ status, headers, body }: Answer) => {
  const { date: _date, 'keep-alive': _alive, vary: _vary, 'content-length': _length, ...rest } = headers
  const text = body.toString('utf8').replace(/"locations":\[[^\]]*\],?/g, '')
  return { status, headers: rest, body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text }
}

describe('a document that was validated before', () => {
  const dashboard =
    'query ($code: String!) { dashboard(scope: unit, code: $code) { code ratings scores { n score verdict } name { tg } unit { code name { tg } } } }'

  it.each<[string, unknown, Record<string, string>]>([
    ['a query', { query: '{ regions { code name { tg } } }' }, {}],
    ['variables', { query: dashboard, variables: { code: 'SU-01-1' } }, {}],
    ['nothing found', { query: dashboard, variables: { code: 'SU-99-1' } }, {}],
    ['a variable of the wrong kind', { query: dashboard, variables: { code: 5 } }, {}],
    ['a variable that is missing', { query: dashboard }, { accept: 'application/graphql-response+json' }],
    [
      'a refusal in the union',
      {
        query:
          'mutation ($i: SubmitRatingInput!) { submitRating(input: $i) { __typename ... on InvalidInputError { issues { path code } } } }',
        variables: { i: threeTaps({ a8: 9 }) },
      },
      {},
    ],
    ['a page that is too large', { query: '{ shortcomings(first: 101) { totalCount } }' }, {}],
    [
      'the other type',
      { query: '{ country { code } }' },
      { accept: 'application/graphql-response+json, application/json' },
    ],
    [
      'an operation that is not there',
      { query: 'query A { country { code } } query B { country { id } }', operationName: 'C' },
      {},
    ],
    ['another operation than the only one', { query: '{ country { code } }', operationName: '__proto__' }, {}],
    [
      'one of two operations',
      { query: 'query A { country { code } } query B { country { kind } }', operationName: 'B' },
      {},
    ],
    [
      'a document against the limits',
      { query: `{ ${Array.from({ length: 16 }, (_, at) => `a${at}: country { code }`).join(' ')} }` },
      {},
    ],
    ['a question about the whole schema', { query: '{ __schema { types { name } } }' }, {}],
    [
      'fields that a variable skips or includes',
      {
        query:
          'query ($a: Boolean!, $b: Boolean = false) { country { code kind @skip(if: $a) id @include(if: $b) ...F @include(if: $a) } } fragment F on Area { name { tg } }',
        variables: { a: true },
      },
      {},
    ],
    [
      'fragments and `__typename` at the root',
      { query: '{ __typename ...R ... on Query { viewer { label } } } fragment R on Query { regions { code } }' },
      {},
    ],
    ['an interface', { query: '{ node(id: "QXJlYTp4") { __typename id ... on Area { code } } }' }, {}],
    ['an id that is none', { query: '{ node(id: "x") { id } }' }, {}],
    ['a mutation that is refused', { query: 'mutation { signOut { __typename ... on SignedOut { done } } }' }, {}],
    ['a field for signed-in people', { query: '{ people(first: 1) { totalCount } }' }, {}],
    ['a query that costs too much', { query: '{ districts { units { area { units { code name { tg } } } } } }' }, {}],
    ['an unknown field', { query: '{ nonsense }' }, {}],
    ['no GraphQL at all', { query: '{' }, {}],
    ['no query', {}, {}],
    ['a list', [{ query: '{ country { code } }' }], {}],
    ['no JSON', '{"query":', {}],
    ['an unknown parameter', { query: '{ country { code } }', extra: 1 }, {}],
    ['a type that is not offered', { query: '{ country { code } }' }, { accept: 'text/html' }],
  ])('answers %s as the first time, on every repeat', async (_name, body, headers) => {
    // A content type with an unusual parameter goes through graphql-yoga every time.
    const throughYoga = seen(await post(body, { ...headers, 'content-type': 'application/json; charset=UTF-8; x=y' }))
    for (let turn = 0; turn < 8; turn += 1) expect(seen(await post(body, headers))).toEqual(throughYoga)
  })

  it('refuses a body that is too large and any type but JSON, also for a document that is known', async () => {
    const query = { query: '{ country { code } }' }
    expect((await post(query)).status).toBe(200)
    expect((await post({ ...query, variables: { x: 'x'.repeat(300_000) } })).status).toBe(413)
    expect((await post(query, { 'content-type': 'text/plain' })).status).toBe(415)
  })

  it('masks unexpected errors', async () => {
    const { pool } = await import('./platform/db.ts')
    const query = {
      query: 'query ($key: String!) { ratingByReceipt(receiptKey: $key) { instrument } }',
      variables: { key: 'a'.repeat(64) },
    }
    for (let turn = 0; turn < 8; turn += 1) expect(json(await post(query))).toEqual({ data: { ratingByReceipt: null } })
    const original = pool.connect.bind(pool)
    pool.connect = (() =>
      Promise.reject(Object.assign(new Error('secret of the database'), { code: 'XX000' }))) as never
    const answer = await post(query)
    pool.connect = original
    expect(answer.body.toString()).not.toContain('secret')
    expect(json(answer)).toEqual({
      data: { ratingByReceipt: null },
      errors: [
        {
          message: 'Something went wrong on our side.',
          path: ['ratingByReceipt'],
          extensions: { code: 'UNEXPECTED', incident: expect.any(String) },
        },
      ],
    })
  })

  it('compresses what is long', async () => {
    const query = {
      query:
        '{ districts { id code name { tg ru en } shortName { tg ru en } parent { name { tg ru en } } units { id code name { tg ru en } } } }',
    }
    const plain = await post(query)
    const packed = await post(query, { 'accept-encoding': 'gzip, br' })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true)
    expect((await post(query, { 'accept-encoding': 'gzip;q=0' })).headers['content-encoding']).toBeUndefined()
  })

  it('carries the headers of every answer, and sets no cookie for anybody', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      const { headers } = await post({ query: '{ installation { version } }' })
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      })
      expect(headers['content-security-policy']).toContain("default-src 'self'")
      expect(headers['set-cookie']).toBeUndefined()
    }
  })

  it('keeps an answer only as long as its release is the latest, and nothing that reaches further', async () => {
    const kept = { query: dashboard, variables: { code: 'KT-01-1' } }
    const further = {
      query: 'query ($code: String!) { dashboard(scope: unit, code: $code) { ratings unit { department { code } } } }',
      variables: { code: 'KT-01-1' },
    }
    for (const body of [kept, kept, further, further]) expect(json(await post(body)).data.dashboard.ratings).toBeNull()
    const before = await countStatements(() => post(kept))
    expect(before.statements.length).toBeLessThanOrEqual(1)
    const submit = { query: 'mutation ($i: SubmitRatingInput!) { submitRating(input: $i) { __typename } }' }
    for (let turn = 0; turn < 30; turn += 1)
      expect(
        json(await post({ ...submit, variables: { i: threeTaps({ unitCode: 'KT-01-1' }) } })).data.submitRating
          .__typename,
      ).toBe('RatingAccepted')
    expect(await aggregate()).toBe(30)
    for (const body of [kept, further]) expect(json(await post(body)).data.dashboard.ratings).toBeNull()
    await publishAnswers()
    for (const body of [kept, further]) expect(json(await post(body)).data.dashboard.ratings).toBe(30)
  })
})
