import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pool } from './platform/db.ts'
import { application, graphqlRequest } from './testing/application.ts'
import { globalId } from './testing/graphql.ts'
import { council, signedInAsSeat } from './testing/people.ts'
import { places } from './testing/places.ts'
import { newSession } from './testing/sessions.ts'

// Limits of size and time. What a document may ask, and what strangers try, is in attack/checks, on a running service.
const app = application()
const owner = new pg.Client({ connectionString: process.env['HAMKORI_TEST_OWNER_URL'] })
let councilId = ''
let cookie = ''

beforeAll(async () => {
  await owner.connect()
  const map = await places()
  councilId = (await council(map.khujandDepartmentId, map.khujandId)).id
  const secretary = await signedInAsSeat(councilId, 'secretary')
  cookie = `hamkori=${await newSession(secretary.personId)}`
})
afterAll(() => owner.end())

interface Answer {
  data?: Record<string, unknown> | null
  errors?: { message: string; path?: unknown; extensions?: Record<string, unknown> }[]
}

async function ask(
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Headers; body: Answer }> {
  const response = await app.fetch(graphqlRequest(body, headers))
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer }
}
const alive = async () =>
  expect((await ask({ query: '{ __typename }' })).body).toEqual({ data: { __typename: 'Query' } })

test('a body over 256 KB is refused, with and without a declared length', async () => {
  const big = JSON.stringify({ query: '{ __typename }', variables: { filler: 'x'.repeat(256 * 1024) } })
  const declared = graphqlRequest(big)
  expect((await app.fetch(declared)).status).toBe(413)
  const undeclared = graphqlRequest(big, { 'transfer-encoding': 'chunked' })
  expect((await app.fetch(undeclared)).status).toBe(413)
  expect((await ask({ query: '{ __typename }', variables: { filler: 'x'.repeat(255 * 1024) } })).status).toBe(200)
})

test('a hundred thousand list elements, NUL and lone surrogates are refused in the union, at the field', async () => {
  const query =
    'mutation M($input: RecordMeetingInput!) { recordMeeting(input: $input) { __typename ... on InvalidInputError { issues { path code maximum } } } }'
  const text = { original: 'ru', ru: 'Текст' }
  const input = {
    idempotencyKey: randomUUID(),
    councilId: globalId('Council', councilId),
    kind: 'regular',
    heldOn: '2026-01-01',
    title: text,
    place: text,
    attendance: [],
    decisions: [],
  }
  const record = async (agenda: string[]) =>
    (await ask({ query, variables: { input: { ...input, agenda } } }, { cookie })).body.data?.['recordMeeting']
  expect(await record(new Array<string>(80_000).fill(''))).toEqual({
    __typename: 'InvalidInputError',
    issues: [{ path: ['agenda'], code: 'too_many', maximum: 50 }],
  })
  expect(await record(['NUL \u0000'])).toMatchObject({ issues: [{ path: ['agenda', '0'], code: 'control_character' }] })
  expect(await record(['\ud83d'])).toMatchObject({ issues: [{ path: ['agenda', '0'], code: 'broken_character' }] })
  await alive()
})

test('broken bodies are told so', async () => {
  for (const body of [
    '',
    '{',
    'null',
    '42',
    '"text"',
    '{"query":42}',
    '{"query":"{"}',
    `{"query":"{ __typename }","variables":[]}`,
  ]) {
    const status = (await app.fetch(graphqlRequest(body))).status
    expect([body, status >= 400 && status < 500 ? 'refused' : status]).toEqual([
      body,
      body.includes('"{"') ? 200 : 'refused',
    ])
  }
  await alive()
})

test('a caller who gets no connection within 2 s is told when to come back', async () => {
  const held = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()))
  try {
    const start = performance.now()
    const { status, headers, body } = await ask({ query: '{ council(slug: "x") { slug } }' })
    const waited = performance.now() - start
    expect(waited).toBeGreaterThan(1_800)
    expect(waited).toBeLessThan(4_000)
    expect([status, headers.get('retry-after'), body.errors?.[0]?.extensions?.['code']]).toEqual([
      503,
      '2',
      'UNAVAILABLE',
    ])
    // Somebody with a session cannot even be recognised.
    const known = await app.fetch(graphqlRequest({ query: '{ viewer { label } }' }, { cookie }))
    expect([known.status, known.headers.get('retry-after')]).toEqual([503, '2'])
    const ready = await app.fetch(new Request('http://localhost/ready'))
    expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '2'])
    expect((await app.fetch(new Request('http://localhost/health'))).status).toBe(200)
  } finally {
    for (const client of held) client.release()
  }
  await alive()
})

test('a statement ends after 5 s', async () => {
  await owner.query('BEGIN')
  try {
    await owner.query('LOCK TABLE council IN ACCESS EXCLUSIVE MODE')
    const start = performance.now()
    const { status, body } = await ask({ query: '{ council(slug: "x") { slug } }' })
    const waited = performance.now() - start
    expect(waited).toBeGreaterThan(4_500)
    expect(waited).toBeLessThan(7_000)
    expect([status, body.errors?.[0]?.extensions?.['code']]).toEqual([503, 'UNAVAILABLE'])
  } finally {
    await owner.query('ROLLBACK')
  }
  expect((await ask({ query: '{ council(slug: "x") { slug } }' })).body).toEqual({ data: { council: null } })
})

test('what nobody expected is masked: an incident number and nothing of the failure', async () => {
  await owner.query('ALTER TABLE activity RENAME TO activity_away')
  try {
    const { status, body } = await ask({ query: '{ activities { pageInfo { hasNextPage } } }' })
    expect(status).toBe(200)
    expect(body.errors).toHaveLength(1)
    expect(body.errors?.[0]?.message).toBe('Something went wrong on our side.')
    expect(body.errors?.[0]?.extensions?.['code']).toBe('UNEXPECTED')
    expect(body.errors?.[0]?.extensions?.['incident']).toMatch(/^[0-9a-f-]{36}$/)
    expect(JSON.stringify(body)).not.toMatch(/activity|relation|stack/)
  } finally {
    await owner.query('ALTER TABLE activity_away RENAME TO activity')
  }
})
