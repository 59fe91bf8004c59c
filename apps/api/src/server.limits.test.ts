import { randomUUID } from 'node:crypto'
import { attendanceLimits } from '@hamkori/schema/meetings.attendance.constants'
import { meetingLimits as limits } from '@hamkori/schema/meetings.constants'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pool } from './platform/db.ts'
import { application, graphqlRequest } from './testing/application.ts'
import { globalId } from './testing/graphql.ts'
import { council, seat, signedInAsSeat } from './testing/people.ts'
import { places } from './testing/places.ts'
import { newSession } from './testing/sessions.ts'

// Limits of size and time. What a document may ask, and what strangers try, is in attack/checks, on a running service.
const app = application()
const owner = new pg.Client({ connectionString: process.env['HAMKORI_TEST_OWNER_URL'] })
let councilId = ''
let cookie = ''
let own = ''
let departmentId = ''

beforeAll(async () => {
  await owner.connect()
  const map = await places()
  departmentId = map.khujandDepartmentId
  councilId = (await council(map.khujandDepartmentId, map.khujandId)).id
  const secretary = await signedInAsSeat(councilId, 'secretary')
  cookie = `hamkori=${await newSession(secretary.personId)}`
  own = secretary.membershipId
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

test('minutes in which every text and list is as long as its limit are taken', async () => {
  const letters = (length: number) => '𐌰'.repeat(length)
  const everyLanguage = (length: number) => ({
    original: 'tg',
    tg: letters(length),
    ru: letters(length),
    en: letters(length),
  })
  const seats = await Promise.all(Array.from({ length: limits.attendance - 1 }, () => seat(councilId)))
  const department = globalId('Department', departmentId)
  const task = { task: letters(limits.task), ownerDepartmentId: department, dueOn: '2026-06-01' }
  const input = {
    idempotencyKey: randomUUID(),
    councilId: globalId('Council', councilId),
    kind: 'regular',
    heldOn: '2026-03-01',
    startsAt: '14:30',
    title: everyLanguage(limits.title),
    place: everyLanguage(limits.place),
    minutes: everyLanguage(limits.minutes),
    agenda: new Array<string>(limits.agenda).fill(letters(limits.agendaItem)),
    attendance: [...seats, own].map((id) => ({ membershipId: globalId('Membership', id), presence: 'present' })),
    guests: new Array<object>(attendanceLimits.guests).fill({ role: letters(attendanceLimits.guestRole), people: 1 }),
    decisions: Array.from({ length: limits.decisions }, () => ({
      text: letters(limits.decision),
      votesFor: 1,
      votesAgainst: 0,
      votesAbstained: 0,
      nonVoters: seats.slice(0, attendanceLimits.nonVoters / limits.decisions).map((id) => ({
        ...{ membershipId: globalId('Membership', id), reason: 'conflictOfInterest' },
      })),
      assignments: new Array<object>(limits.allAssignments / limits.decisions).fill(task),
    })),
  }
  const query =
    'mutation M($input: RecordMeetingInput!) { recordMeeting(input: $input) { __typename ... on InvalidInputError { issues { path code } } } }'
  const body = JSON.stringify({ query, variables: { input } })
  expect(Buffer.byteLength(body)).toBeGreaterThan(1_500_000)
  expect(await ask(body, { cookie })).toMatchObject({
    status: 200,
    body: { data: { recordMeeting: { __typename: 'Meeting' } } },
  })
  expect((await app.fetch(graphqlRequest(body))).status).toBe(413)
  const beyond = JSON.stringify({ query, variables: { filler: 'x'.repeat(2 * 1024 * 1024) } })
  expect((await app.fetch(graphqlRequest(beyond, { cookie }))).status).toBe(413)
})

test('a form with an empty date or without a choice is told which fields are meant', async () => {
  const query =
    'mutation M($input: RecordMeetingInput!) { recordMeeting(input: $input) { __typename ... on InvalidInputError { issues { path code } } } }'
  const text = { original: 'ru', ru: '' }
  const input = {
    idempotencyKey: randomUUID(),
    councilId: globalId('Council', councilId),
    kind: 'party',
    heldOn: '',
    title: text,
    place: text,
    agenda: [''],
    attendance: [{ membershipId: globalId('Membership', randomUUID()), presence: '' }],
    guests: [],
    decisions: [
      {
        ...{ text: '', votesFor: 1.5, votesAgainst: 0, votesAbstained: 0, nonVoters: [] },
        assignments: [{ task: '', dueOn: '1' }],
      },
    ],
  }
  const issuesOf = async () =>
    (await ask({ query, variables: { input } }, { cookie })).body.errors?.[0]?.extensions?.['issues']
  const issues = [
    { path: ['kind'], code: 'not_one_of' },
    { path: ['heldOn'], code: 'required' },
    { path: ['attendance', '0', 'presence'], code: 'required' },
    { path: ['decisions', '0', 'votesFor'], code: 'not_whole' },
    { path: ['decisions', '0', 'assignments', '0', 'dueOn'], code: 'not_a_date' },
  ]
  const found = (await issuesOf()) as { path: string[] }[]
  expect(found).toHaveLength(issues.length)
  expect(found).toEqual(expect.arrayContaining(issues))
  // The fifth request of a document is executed by compiled code.
  for (let time = 0; time < 6; time += 1) expect(await issuesOf()).toHaveLength(issues.length)
})

test('an act is refused when somebody else is signed in than the page was drawn for', async () => {
  const query = 'mutation { endOtherSessions { __typename } }'
  const person = (await ask({ query: '{ viewer { personId } }' }, { cookie })).body.data?.['viewer'] as {
    personId: string
  }
  const act = async (headers: Record<string, string>) => {
    const { data, errors } = (await ask({ query }, headers)).body
    return errors?.[0]?.extensions?.['code'] ?? (data?.['endOtherSessions'] as { __typename: string }).__typename
  }
  const drawnFor = { 'hamkori-person': person.personId }
  const another = `hamkori=${await newSession((await signedInAsSeat(councilId, 'chair')).personId)}`
  for (let time = 0; time < 6; time += 1) {
    expect(await act({ cookie, ...drawnFor })).not.toMatch(/SIGNED_OUT|ANOTHER_PERSON/)
    expect(await act({ cookie: another, ...drawnFor })).toBe('ANOTHER_PERSON')
    expect(await act(drawnFor)).toBe('SIGNED_OUT')
  }
  // Reading is nobody's act.
  expect((await ask({ query: '{ viewer { label } }' }, { cookie: another, ...drawnFor })).body.errors).toBeUndefined()
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
    guests: [],
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
