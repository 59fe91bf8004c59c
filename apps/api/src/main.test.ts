import { Agent, request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createAccount } from './modules/identity/index.ts'
import { codeOf, totpFactor } from './modules/identity/testing/factors.ts'
import { runToEnd, startApplication } from './testing/process.ts'
import type { RunningApplication } from './testing/process.ts'

const password = 'a password of many words'
let running: RunningApplication
let secret = ''
const owner = new pg.Client({ connectionString: process.env['HAMKORI_TEST_OWNER_URL'] })

beforeAll(async () => {
  await owner.connect()
  const account = { email: 'officer@test.example', password, label: 'Officer' }
  secret = await totpFactor((await createAccount({ kind: 'system', name: 'test' }, account)).id)
  running = await startApplication()
})
afterAll(async () => {
  await running.stop()
  await owner.end()
})

function ask(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${running.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

test('an environment that cannot work is refused with one list of every fault', async () => {
  const { code, output } = await runToEnd({
    DATABASE_URL: 'mysql://x',
    PORT: 'eighty',
    HOST: '127.0.0.1',
    PUBLIC_ORIGIN: 'nowhere',
    DEMONSTRATION: 'perhaps',
    DATABASE_POOL: '0',
    TRUSTED_DOCUMENTS: 'only',
    OPEN_QUERIES: 'perhaps',
  })
  expect(code).toBe(1)
  const lines = output.trim().split('\n')
  expect(lines[0]).toBe('The environment is not usable:')
  const named = new Set(lines.slice(1).map((line) => line.trim().split(' ')[0]))
  expect([...named]).toEqual([
    'PORT',
    'DATABASE_URL',
    'DATABASE_POOL',
    'DEMONSTRATION',
    'PUBLIC_ORIGIN',
    'OPEN_QUERIES',
    'TRUSTED_DOCUMENTS',
  ])
})

test('a built web app without its list of documents is refused: in production nothing else may run', async () => {
  const { code, output } = await runToEnd({ WEB_DIST: 'nowhere', TRUSTED_DOCUMENTS: 'only' })
  expect(code).toBe(1)
  expect(output).toMatch(/^The web app is not built: nowhere\/server\//)
})

test('says that it is alive and ready, and shows its figures on their own port only', async () => {
  expect(await (await fetch(`${running.origin}/health`)).text()).toBe('alive')
  expect(await (await fetch(`${running.origin}/ready`)).text()).toBe('ready')
  expect((await fetch(`${running.origin}/metrics`)).status).toBe(404)
  await (await ask({ query: '{ __typename }' })).text()
  const figures = await (await fetch(`http://127.0.0.1:${running.metricsPort}/metrics`)).text()
  expect(figures).toMatch(/^hamkori_requests_total\{route="health",status="2xx"\} [1-9]/m)
  expect(figures).toMatch(/^hamkori_requests_total\{route="graphql",status="2xx"\} [1-9]/m)
  expect((await fetch(`http://127.0.0.1:${running.metricsPort}/`)).status).toBe(404)
})

describe('over a real socket, the first and the second time', () => {
  test('a document that was refused is refused again, whatever it costs to ask', async () => {
    const aliases = `{ ${Array.from({ length: 16 }, (_, at) => `a${at}: __typename`).join(' ')} }`
    const costly =
      '{ councils(first: 100) { edges { node { slug meetings(first: 100) { edges { node { reference } } } } } } }'
    for (const query of [aliases, costly, '{ __schema { types { name } } }', '{ nothing }', '{']) {
      const answers = [await (await ask({ query })).json(), await (await ask({ query })).json()] as {
        errors?: { message: string }[]
        data?: unknown
      }[]
      expect(answers[0]?.errors?.length).toBeGreaterThan(0)
      expect(answers[1]?.errors?.map(({ message }) => message)).toEqual(
        answers[0]?.errors?.map(({ message }) => message),
      )
      expect(answers.map(({ data }) => data ?? null)).toEqual([null, null])
    }
  })

  test('another site cannot use a session, no other type of content passes, and a large body is cut off', async () => {
    const cookie = `hamkori=${'A'.repeat(43)}`
    for (const round of ['first', 'second']) {
      const statusOf = async (body: unknown, headers: Record<string, string> = {}) => (await ask(body, headers)).status
      const query = { query: '{ __typename }' }
      expect([round, await statusOf(query)]).toEqual([round, 200])
      expect(await statusOf(query, { cookie, 'sec-fetch-site': 'same-origin', origin: running.origin })).toBe(200)
      expect(await statusOf(query, { cookie, 'sec-fetch-site': 'cross-site' })).toBe(403)
      expect(await statusOf(query, { cookie, origin: 'https://elsewhere.example' })).toBe(403)
      expect(await statusOf(query, { 'content-type': 'text/plain' })).toBe(415)
      expect(await statusOf({ ...query, variables: { filler: 'x'.repeat(257 * 1024) } })).toBe(413)
    }
  })

  test('signing in sets the cookie, the cookie signs in, signing out ends it; every answer has its headers', async () => {
    const signIn = {
      query: 'mutation In($input: SignInInput!) { signIn(input: $input) { __typename } }',
      variables: { input: { email: 'officer@test.example', password } },
    }
    const confirm = 'mutation ($input: CodeInput!) { confirmSecondFactor(input: $input) { __typename } }'
    for (const [at, round] of ['first', 'second'].entries()) {
      const begun = await ask(signIn)
      expect([round, await begun.json()]).toEqual([round, { data: { signIn: { __typename: 'SecondFactorNeeded' } } }])
      const pending = begun.headers.get('set-cookie')?.split(';')[0] ?? ''
      const nobody = await ask({ query: '{ viewer { label } }' }, { cookie: pending })
      expect(await nobody.json()).toEqual({ data: { viewer: null } })
      // Each code is good once: the one before now, then the one of now.
      const variables = { input: { code: codeOf(secret, at - 1) } }
      const answer = await ask({ query: confirm, variables }, { cookie: pending })
      expect([round, await answer.json()]).toEqual([round, { data: { confirmSecondFactor: { __typename: 'Viewer' } } }])
      const [line = ''] = answer.headers.getSetCookie()
      const cookie = line.split(';')[0] ?? ''
      expect(line).toMatch(/^hamkori=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
      expect([
        answer.headers.get('cache-control'),
        answer.headers.get('x-content-type-options'),
        answer.headers.get('content-security-policy')?.slice(0, 18),
      ]).toEqual(['no-store', 'nosniff', "default-src 'self'"])
      const label = async () => (await (await ask({ query: '{ viewer { label } }' }, { cookie })).json()) as unknown
      expect(await label()).toEqual({ data: { viewer: { label: 'Officer' } } })
      expect(await (await ask({ query: '{ viewer { label } }' })).json()).toEqual({ data: { viewer: null } })
      expect(await label()).toEqual({ data: { viewer: { label: 'Officer' } } })
      const out = await ask({ query: 'mutation { signOut { ... on SignedOut { done } } }' }, { cookie })
      expect(out.headers.get('set-cookie')).toBe('hamkori=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0')
      expect(await label()).toEqual({ data: { viewer: null } })
    }
  })

  test(
    'a statement that waits for 5 s is a 503, an unexpected failure tells nothing',
    { timeout: 60_000 },
    async () => {
      const query = '{ council(slug: "x") { slug } }'
      expect(await (await ask({ query })).json()).toEqual({ data: { council: null } })
      await owner.query('BEGIN')
      await owner.query('LOCK TABLE council IN ACCESS EXCLUSIVE MODE')
      const busy = await ask({ query })
      await owner.query('ROLLBACK')
      expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '2'])
      expect(await busy.text()).toContain('"code":"UNAVAILABLE"')
      await owner.query('ALTER TABLE council RENAME TO council_away')
      const broken = await (await ask({ query })).text()
      await owner.query('ALTER TABLE council_away RENAME TO council')
      expect(broken).toMatch(/"code":"UNEXPECTED","incident":"[0-9a-f-]{36}"/)
      expect(broken).not.toMatch(/relation|council_away|stack/)
      await vi.waitFor(() => expect(running.output()).toMatch(/"incident":"[0-9a-f-]{36}","kind":"/))
    },
  )
})

test(
  'a client that dawdles with its headers is let go after 10 s, one that dawdles with its body after 20 s',
  { timeout: 40_000 },
  async () => {
    const [header, body] = await Promise.all([
      secondsUntilClosed('POST /graphql HTTP/1.1\r\nHost: x\r\n'),
      secondsUntilClosed(
        `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
      ),
    ])
    expect(header).toBeGreaterThan(9)
    expect(header).toBeLessThan(14)
    expect(body).toBeGreaterThan(19)
    expect(body).toBeLessThan(24)
  },
)

test('holds 2,000 connections and turns the next ones away', { timeout: 40_000 }, async () => {
  const own = await startApplication()
  const sockets: Socket[] = []
  try {
    let lost = 0
    for (let batch = 0; batch < 21; batch += 1) {
      await Promise.all(
        Array.from(
          { length: 100 },
          () =>
            new Promise<void>((resolve) => {
              const socket = connect(own.port, '127.0.0.1', resolve)
              socket.on('error', () => resolve()).on('close', () => (lost += 1))
              sockets.push(socket)
            }),
        ),
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(sockets).toHaveLength(2_100)
    expect(lost).toBeGreaterThanOrEqual(100)
    expect(lost).toBeLessThan(150)
  } finally {
    for (const socket of sockets) socket.destroy()
    await own.stop()
  }
})

test(
  'SIGTERM: what is under way is answered, nothing new is taken, and the end comes within 10 s with code 0',
  { timeout: 60_000 },
  async () => {
    const own = await startApplication()
    await owner.query('BEGIN')
    await owner.query('LOCK TABLE council IN ACCESS EXCLUSIVE MODE')
    const underWay = fetch(`${own.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ council(slug: "x") { slug } }' }),
    })
    await new Promise((resolve) => setTimeout(resolve, 500))
    const stopped = own.stop('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await expect(fetch(`${own.origin}/health`)).rejects.toThrow()
    await owner.query('ROLLBACK')
    expect(await (await underWay).json()).toEqual({ data: { council: null } })
    const { code, seconds } = await stopped
    expect(code).toBe(0)
    expect(seconds).toBeLessThan(10)
  },
)

test(
  'SIGTERM under load: no keep-alive client is cut off in the middle, each is told that its connection closes',
  { timeout: 60_000 },
  async () => {
    const own = await startApplication()
    const answered = Array.from({ length: 12 }, () => 0)
    const clients = answered.map((_, client) => askUntilRefused(own.origin, (answers) => (answered[client] = answers)))
    await vi.waitFor(() => expect(Math.min(...answered)).toBeGreaterThan(20), { timeout: 30_000 })
    const { code, seconds } = await own.stop('SIGTERM')
    const ends = await Promise.all(clients)
    expect(ends.map(({ failure }) => failure)).toEqual(Array.from({ length: 12 }, () => 'ECONNREFUSED'))
    expect(ends.map(({ lastConnection }) => lastConnection)).toEqual(Array.from({ length: 12 }, () => 'close'))
    expect(code).toBe(0)
    expect(seconds).toBeLessThan(10)
  },
)

/** One client that asks over one connection, again as soon as it is answered, until that fails; `told` how often it was answered. */
async function askUntilRefused(
  origin: string,
  told: (answers: number) => void,
): Promise<{ lastConnection: string | undefined; failure: string }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const body = JSON.stringify({ query: '{ council(slug: "x") { slug } }' })
  const headers = { 'content-type': 'application/json', 'content-length': body.length }
  const once = (): Promise<string | undefined> =>
    new Promise((resolve, reject) => {
      httpRequest(`${origin}/graphql`, { method: 'POST', agent, headers }, (response) => {
        let text = ''
        response
          .on('data', (piece: Buffer) => (text += piece.toString('utf8')))
          .on('error', reject)
          .on('end', () => {
            if (text === '{"data":{"council":null}}') resolve(response.headers.connection)
            else reject(new Error(text))
          })
      })
        .on('error', reject)
        .end(body)
    })
  let lastConnection: string | undefined
  for (let answers = 1; ; answers += 1) {
    try {
      lastConnection = await once()
      told(answers)
    } catch (failure) {
      return { lastConnection, failure: (failure as NodeJS.ErrnoException).code ?? String(failure) }
    }
  }
}

function secondsUntilClosed(beginning: string): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now()
    const socket = connect(running.port, '127.0.0.1', () => socket.write(beginning))
    socket
      .on('data', () => undefined)
      .on('error', () => undefined)
      .once('close', () => resolve((performance.now() - start) / 1000))
  })
}
