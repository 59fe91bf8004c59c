import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from './platform/db.ts'
import { places } from './testing/places.ts'
import { startApplication } from './testing/process.ts'
import type { RunningApplication } from './testing/process.ts'
import { filesHolding, tablesHolding } from './testing/traces.ts'

// What a resident's device and network give away with every request. None of it may be kept anywhere.
const canary = randomBytes(6).toString('hex')
const sourceAddress = '127.0.77.77'
const forwarded = '203.0.113.77'
const agent = `CanaryAgent-${canary}`
const language = `xx-${canary}`
const phone = `+992${canary}`
const requester = [sourceAddress, forwarded, agent, language, phone]
/** What she writes herself: kept as her comment, but in no log. */
const comment = `Her own words ${canary}`

const webDist = mkdtempSync(join(tmpdir(), 'hamkori-web-'))
const owner = new pg.Client({ connectionString: process.env['HAMKORI_TEST_OWNER_URL'] })
let running: RunningApplication

beforeAll(async () => {
  const map = await places()
  await db.policeUnit.create({
    data: {
      code: 'SU-01-1',
      departmentId: map.khujandDepartmentId,
      areaId: map.khujandId,
      nameTg: 'т',
      nameRu: 'р',
      nameEn: 'e',
    },
  })
  mkdirSync(join(webDist, 'server'), { recursive: true })
  mkdirSync(join(webDist, 'client'))
  // A page that fails with everything it was told, as a careless one might.
  writeFileSync(
    join(webDist, 'server', 'entry-server.js'),
    `export async function render(request) {
      if (request.url.includes('crash')) throw new Error(JSON.stringify(request))
      return { status: 200, headers: { 'content-type': 'text/html' }, body: request.form?.outcome ?? 'page' }
    }
    export const isSameForAll = () => false
    export const isForStrangers = () => false`,
  )
  await owner.connect()
  running = await startApplication({ WEB_DIST: webDist, TRUSTED_DOCUMENTS: 'off' })
})
afterAll(async () => {
  await running.stop()
  await owner.end()
  rmSync(webDist, { recursive: true, force: true })
})

interface Sent {
  readonly status: number
  readonly body: string
}

function send(method: string, path: string, body: string | null, headers: Record<string, string> = {}): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: running.port,
        localAddress: sourceAddress,
        method,
        path,
        headers: {
          'user-agent': agent,
          'accept-language': language,
          'x-forwarded-for': forwarded,
          'x-real-ip': forwarded,
          forwarded: `for=${forwarded}`,
          'x-msisdn': phone,
          referer: `http://elsewhere.example/${canary}`,
          ...(body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
          ...headers,
        },
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (piece: string) => (text += piece))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }))
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const graphql = (query: string, variables: unknown = {}) =>
  send('POST', '/graphql', JSON.stringify({ query, variables }), {
    'content-type': 'application/json',
  })

const rating = (changes: Record<string, unknown> = {}) => ({
  input: {
    idempotencyKey: randomUUID(),
    receiptKey: randomBytes(32).toString('hex'),
    unitCode: 'SU-01-1',
    instrument: 'HRS-8/2',
    contactKind: 'documentDesk',
    channel: 'web',
    a8: 4,
    comment,
    commentLanguage: 'en',
    ...changes,
  },
})
const submit = 'mutation Submit($input: SubmitRatingInput!) { submitRating(input: $input) { __typename } }'

test(
  'P1: no address, user agent, language or phone of a resident is stored or logged, whatever goes wrong',
  { timeout: 120_000 },
  async () => {
    expect((await graphql(submit, rating())).body).toContain('RatingAccepted')
    expect((await graphql(submit, rating({ a8: 9 }))).body).toContain('InvalidInputError')
    expect((await graphql(submit, rating({ unitCode: `SU-${canary}` }))).body).toMatch(
      /NotFoundError|InvalidInputError/,
    )
    expect(
      (
        await graphql('mutation In($input: SignInInput!) { signIn(input: $input) { __typename } }', {
          input: { email: `${canary}@canary.example`, password: comment },
        })
      ).body,
    ).toContain('SignInRefusedError')
    expect((await send('GET', `/tg/r/SU-01-1?q=${canary}`, null)).status).toBe(200)
    expect(
      (
        await send('POST', '/tg/r/SU-01-1', `a8=4&comment=${encodeURIComponent(comment)}`, {
          'content-type': 'application/x-www-form-urlencoded',
        })
      ).body,
    ).toBe('refused')
    // Forced refusals and failures.
    expect((await graphql(`{ nothing${canary} }`)).body).toContain('Cannot query field')
    expect(
      (
        await send('POST', '/graphql', `{"query":"${canary}`, {
          'content-type': 'application/json',
        })
      ).status,
    ).toBe(400)
    expect((await send('POST', '/graphql', '{}', { 'content-type': 'text/plain' })).status).toBe(415)
    expect(
      (
        await send('POST', '/graphql', 'x'.repeat(300_000), {
          'content-type': 'application/json',
        })
      ).status,
    ).toBe(413)
    expect((await send('GET', `/crash/${canary}`, null)).status).toBe(500)
    await owner.query('ALTER TABLE rating_comment_arrived RENAME TO rating_comment_away')
    expect((await graphql(submit, rating())).body).toContain('UNEXPECTED')
    await owner.query('ALTER TABLE rating_comment_away RENAME TO rating_comment_arrived')

    const kept = await tablesHolding([comment])
    expect(kept).toEqual(['table rating_comment', 'table rating_comment_arrived'])
    expect(await tablesHolding(requester)).toEqual([])
    expect(await tablesHolding([`${canary}@canary.example`])).toEqual([])

    const log = running.output()
    expect(log).toContain('"listening"')
    expect(log.match(/"incident":"[0-9a-f-]{36}"/g)?.length).toBeGreaterThanOrEqual(2)
    for (const trace of [...requester, comment, canary]) expect(log.includes(trace)).toBe(false)

    // The very bytes on the disk, with the write-ahead log: only her comment is found there, so the search does find things.
    expect([...(await filesHolding([comment, ...requester])).keys()]).toEqual([comment])
  },
)

test('P1: after a crash nothing of the requester is left either', { timeout: 120_000 }, async () => {
  const own = running
  const { code } = await own.stop('SIGKILL')
  expect(code).toBeNull()
  for (const trace of requester) expect(own.output().includes(trace)).toBe(false)
  running = await startApplication({ WEB_DIST: webDist, TRUSTED_DOCUMENTS: 'off' })
  expect((await graphql('{ installation { demonstration } }')).status).toBe(200)
  expect(await tablesHolding(requester)).toEqual([])
  for (const trace of requester) expect(running.output().includes(trace)).toBe(false)
})
