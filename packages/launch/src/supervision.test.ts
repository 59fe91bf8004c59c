import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startApplication, type Application } from './application.ts'
import { removeHome } from './postgres/place.ts'
import { runningUrls, withClient } from './postgres/roles.ts'
import { findDataDirectories } from './postgres/place.ts'
import { runningPostmaster } from './postgres/postmaster.ts'
import { commandLine } from './processes.ts'
import { readSettings } from './settings.ts'
import { anyFreePort } from './steps/choose-port.ts'
import { runningApi } from './steps/run-api.ts'
import { makeTemporaryHome } from './testing/temporary-home.ts'

/** The whole application as it is in use, built and with durability on; `turbo run test` builds it before. */
const folder = makeTemporaryHome()
const home = path.join(folder, 'home')
const stop = new AbortController()
let application: Application
let failure: string | null = null

beforeAll(async () => {
  const port = String(await anyFreePort('127.0.0.1'))
  const environment = { HAMKORI_HOME: home, PORT: port, LOG_LEVEL: 'warn', DEMONSTRATION: 'no' }
  application = await startApplication(
    readSettings(environment, path.join(folder, 'no.env')),
    'production',
    stop.signal,
  )
  void application.ended.then((sentence) => (failure = sentence))
})
afterAll(async () => {
  await application[Symbol.asyncDispose]()
  removeHome(home)
  removeHome(folder)
})

const apiPid = (): number => runningApi(home)?.pid ?? 0
const postmasterPid = (): number => findDataDirectories(home).map((data) => runningPostmaster(data)?.pid ?? 0)[0] ?? 0

/** Ready, and something that only the database can tell. */
async function serves(): Promise<void> {
  const answer = await fetch(`${application.origin}/ready`, { signal: AbortSignal.timeout(3_000) })
  expect(answer.status).toBe(200)
  const record = await fetch(`${application.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ council(slug: "x") { slug } }' }),
    signal: AbortSignal.timeout(3_000),
  })
  expect(await record.json()).toEqual({ data: { council: null } })
}

async function sessionPid(): Promise<number> {
  const { ownerUrl } = runningUrls(home) ?? { ownerUrl: '' }
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE usename = 'hamkori_api' ORDER BY backend_start LIMIT 1",
    )
    return rows[0]?.pid ?? 0
  })
}

/** Kills, and waits until everything is served again. @returns how many seconds that took. */
async function secondsWithout(pid: number, signal: NodeJS.Signals = 'SIGKILL'): Promise<number> {
  const began = performance.now()
  process.kill(pid, signal)
  await vi.waitFor(() => expect(commandLine(pid)).toEqual([]), { timeout: 5_000, interval: 10 })
  await vi.waitFor(serves, { timeout: 60_000, interval: 50 })
  return (performance.now() - began) / 1_000
}

test('kill -9 of the API: it alone is started again, and serves', async () => {
  await serves()
  const [api, postmaster] = [apiPid(), postmasterPid()]
  expect(await secondsWithout(api)).toBeLessThan(20)
  expect(apiPid()).not.toBe(api)
  expect(postmasterPid()).toBe(postmaster)
  expect(failure).toBeNull()
})

test('kill -9 of PostgreSQL: it alone is started again, and the API finds it by itself', async () => {
  const [api, postmaster] = [apiPid(), postmasterPid()]
  expect(await secondsWithout(postmaster)).toBeLessThan(20)
  expect(apiPid()).toBe(api)
  expect(postmasterPid()).not.toBe(postmaster)
  expect(failure).toBeNull()
})

test('kill -9 of PostgreSQL while a session of it is frozen: the session does not stand in the way', async () => {
  await serves()
  const session = await sessionPid()
  process.kill(session, 'SIGSTOP')
  expect(await secondsWithout(postmasterPid())).toBeLessThan(20)
  expect(commandLine(session)).toEqual([])
  expect(failure).toBeNull()
})

test('kill -9 of a session: PostgreSQL recovers by itself, and nothing is started again', async () => {
  await serves()
  const [api, postmaster] = [apiPid(), postmasterPid()]
  expect(await secondsWithout(await sessionPid())).toBeLessThan(20)
  expect([apiPid(), postmasterPid()]).toEqual([api, postmaster])
  expect(failure).toBeNull()
})

test('both at once: both are started again', async () => {
  const api = apiPid()
  process.kill(postmasterPid(), 'SIGKILL')
  expect(await secondsWithout(api)).toBeLessThan(30)
  expect(failure).toBeNull()
})

test('a stop while the API waits for its next start ends at once, and leaves nothing running', async () => {
  const [api, postmaster] = [apiPid(), postmasterPid()]
  process.kill(api, 'SIGKILL')
  await vi.waitFor(() => expect(commandLine(api)).toEqual([]), { timeout: 5_000, interval: 10 })
  const began = performance.now()
  stop.abort()
  await application[Symbol.asyncDispose]()
  expect(performance.now() - began).toBeLessThan(6_000)
  expect([commandLine(postmaster), runningApi(home), failure]).toEqual([[], null, null])
})
