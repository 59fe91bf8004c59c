import { once } from 'node:events'
import { createServer as createHttpServer, request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { endLive } from './live.ts'
import { mostStreams } from './platform/live/streams.ts'
import { signOut } from './modules/identity/actions/sign-out.ts'
import { acknowledgeShortcoming } from './modules/shortcomings/index.ts'
import { noonOf, registered, sent } from './modules/shortcomings/testing/findings.ts'
import { atMoment } from './platform/clock.ts'
import { pool } from './platform/db.ts'
import { createServer } from './server.ts'
import { environment } from './testing/application.ts'
import { ownerPool } from './testing/owner.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'
import { newSession } from './testing/sessions.ts'
import './schema.ts'

// A stream closes by itself in this time unless something moves on it; as in main.ts, but shorter.
const stalledMilliseconds = 17_000
const server = createHttpServer(createServer(environment(), null))
server.timeout = stalledMilliseconds
let port = 0
let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.closeAllConnections())

interface Following {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  /** How often it was told that something has changed. */
  changes(): number
  text(): string
  isOpen(): boolean
  close(): void
}

function follow(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Following> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path, headers, method, agent: false }, (answer) => {
      let text = ''
      let isOpen = true
      answer.on('data', (part: Buffer) => (text += part.toString()))
      answer.on('close', () => (isOpen = false)).on('error', () => undefined)
      resolve({
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        changes: () => text.split('event: change').length - 1,
        text: () => text,
        isOpen: () => isOpen,
        close: () => outgoing.destroy(),
      })
    })
    outgoing.once('error', reject)
    outgoing.end()
  })
}
const soon = (check: () => void, timeout = 1_000) => vi.waitFor(check, { timeout, interval: 10 })
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const acknowledge = (id: string) =>
  atMoment(noonOf('2026-03-03'), () => acknowledgeShortcoming(stage.officer, { shortcomingId: id }))
const cookieOf = async (viewer: { personId: string }) => {
  const token = await newSession(viewer.personId)
  return { token, headers: { cookie: `hamkori=${token}` } }
}
/** One that hears of this case; the first stream of a process only listens a moment after it was opened. */
async function followCase(reference: string): Promise<Following> {
  const following = await follow(`/live/cases/${reference}`)
  await pause(200)
  return following
}

test('who follows a public case is told at once that it has changed, and of no other', async () => {
  const [one, other, draft] = [
    await sent(stage, '2026-03-02'),
    await sent(stage, '2026-03-02'),
    await registered(stage, '2026-03-02'),
  ]
  const streams = await Promise.all([one, other, draft].map(({ reference }) => followCase(reference)))
  expect(streams.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(streams[0]?.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  await acknowledge(one.id)
  await soon(() => expect(streams.map((stream) => stream.changes())).toEqual([1, 0, 0]))
  const change = (reference: string) => `UPDATE shortcoming SET version = version + 1 WHERE reference = '${reference}'`
  await ownerPool.query(`BEGIN; ${change(other.reference)}; ROLLBACK`)
  // A draft is nobody's business, and whether there is one is not told either.
  await ownerPool.query(change(draft.reference))
  await pause(500)
  expect(streams.map((stream) => stream.changes())).toEqual([1, 0, 0])
  // It says that something has changed, and nothing of what.
  expect(streams[0]?.text()).toBe('retry: 10000\n\nevent: change\ndata: {}\n\n')
  for (const stream of streams) stream.close()
})

test('a notification that nobody should have sent ends nothing, and the next one is heard', async () => {
  const { id, reference } = await sent(stage, '2026-03-02')
  const stream = await followCase(reference)
  for (const text of ['', 'nonsense', '{', '{"reference":1}', '[]'])
    await pool.query('SELECT pg_notify($1, $2)', ['case_changed', text])
  await acknowledge(id)
  await soon(() => expect([stream.isOpen(), stream.changes()]).toEqual([true, 1]))
  stream.close()
})

test('the department that answers hears when its inbox changes, nobody else does, and a stranger has no inbox to follow', async () => {
  const finding = await sent(stage, '2026-03-02')
  expect((await follow('/live/inbox')).status).toBe(401)
  expect((await follow('/live/inbox', { cookie: `hamkori=${'x'.repeat(43)}` })).status).toBe(401)
  const viewers = [stage.officer, stage.superiorOfficer, stage.secretary, stage.otherOfficer, stage.otherSecretary]
  const streams = await Promise.all(
    viewers.map(async (viewer) => follow('/live/inbox', (await cookieOf(viewer)).headers)),
  )
  await pause(100)
  await acknowledge(finding.id)
  await soon(() => expect(streams.map((stream) => stream.changes())).toEqual([1, 1, 1, 0, 0]))
  for (const stream of streams) stream.close()
})

test('the end of a session ends what it follows within a second: by signing out, by its time, by a suspension', async () => {
  const ends: readonly ((token: string, personId: string) => Promise<unknown>)[] = [
    (token) => signOut(token),
    (_token, id) =>
      ownerPool.query("UPDATE session SET last_seen_at = now() - interval '31 minutes' WHERE person_id = $1", [id]),
    (_token, id) => ownerPool.query('UPDATE session SET expires_at = now() WHERE person_id = $1', [id]),
    (_token, id) => ownerPool.query('UPDATE person SET suspended_at = now() WHERE id = $1', [id]),
  ]
  const people = [stage.member, stage.chair, stage.siblingOfficer, stage.otherSecretary]
  for (const [at, end] of ends.entries()) {
    const person = people[at] as RecordFixture['member']
    const { token, headers } = await cookieOf(person)
    const stream = await follow('/live/inbox', headers)
    expect([stream.status, stream.isOpen()]).toEqual([200, true])
    await end(token, person.personId)
    await soon(() => expect(stream.isOpen()).toBe(false))
    // The browser is told not to come back.
    expect(stream.text()).toMatch(/event: end\n/)
    expect((await follow('/live/inbox', headers)).status).toBe(401)
  }
})

test('to follow something is no use of the session', async () => {
  const { headers } = await cookieOf(stage.coordinator)
  const seen = "now() - interval '20 minutes'"
  await ownerPool.query(`UPDATE session SET last_seen_at = ${seen} WHERE person_id = $1`, [stage.coordinator.personId])
  const stream = await follow('/live/inbox', headers)
  expect(stream.status).toBe(200)
  await pause(1_500)
  const { rows } = await ownerPool.query<{ untouched: boolean }>(
    `SELECT last_seen_at < now() - interval '19 minutes' AS untouched FROM session WHERE person_id = $1`,
    [stage.coordinator.personId],
  )
  expect(rows.every(({ untouched }) => untouched)).toBe(true)
  expect(stream.isOpen()).toBe(true)
  stream.close()
})

test('a session, and all together, may follow so much and no more', async () => {
  const { headers } = await cookieOf(stage.officer)
  const streams = await Promise.all(Array.from({ length: mostStreams.session }, () => follow('/live/inbox', headers)))
  expect(streams.map(({ status }) => status)).toEqual(streams.map(() => 200))
  const refused = await follow('/live/inbox', headers)
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '60'])
  const many = await Promise.all(
    Array.from({ length: mostStreams.all + 10 - mostStreams.session }, () => follow('/live/cases/KMB-SU-2026-00001')),
  )
  expect(many.filter(({ status }) => status === 503)).toHaveLength(10)
  for (const stream of [...streams, ...many]) stream.close()
  // Room comes back with those who leave.
  await soon(async () => expect((await follow('/live/inbox', headers)).status).toBe(200))
})

test('what is no stream is refused: another method, another path, another site in the name of a session', async () => {
  expect((await follow('/live/cases/KMB-SU-2026-00001', {}, 'HEAD')).status).toBe(405)
  for (const path of ['/live/', '/live/cases/', '/live/cases/x', '/live/inbox/1', "/live/cases/KMB-SU-2026-1'--"])
    expect([path, (await follow(path)).status]).toEqual([path, 404])
  const { headers } = await cookieOf(stage.officer)
  expect((await follow('/live/inbox', { ...headers, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
})

test('a connection to the database that breaks is made again, and everybody looks whether something was missed', async () => {
  const finding = await sent(stage, '2026-03-02')
  const stream = await followCase(finding.reference)
  const { rowCount } = await ownerPool.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN case_changed' AND datname = current_database()",
  )
  expect(rowCount).toBe(1)
  await soon(() => expect(stream.changes()).toBe(1), 5_000)
  await acknowledge(finding.id)
  await soon(() => expect(stream.changes()).toBe(2))
  stream.close()
})

test('a stream on which nothing happens is kept open', { timeout: 30_000 }, async () => {
  const stream = await follow('/live/cases/KMB-SU-2026-00002')
  await pause(stalledMilliseconds + 3_000)
  expect([stream.isOpen(), stream.text()]).toEqual([true, 'retry: 10000\n\n:\n\n'])
  stream.close()
})

test('every kind of case announces its changes', async () => {
  const { rows } = await ownerPool.query<{ name: string; announces: boolean }>(`
    SELECT c.relname AS name, EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgfoid = 'announce_case_change'::regproc
      AND t.tgenabled = 'O' AND (t.tgtype::int & 16) = 16) AS announces
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'action_due_on'
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`)
  expect(rows.length).toBeGreaterThan(1)
  expect(rows.filter(({ announces }) => !announces)).toEqual([])
})

test('the end of the server ends all streams at once, and no new one begins', async () => {
  const stream = await follow('/live/cases/KMB-SU-2026-00003')
  await endLive()
  await soon(() => expect(stream.isOpen()).toBe(false))
  expect(stream.text()).not.toContain('event: end')
  expect((await follow('/live/cases/KMB-SU-2026-00003')).status).toBe(503)
})
