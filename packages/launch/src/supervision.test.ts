import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startApplication, type Application } from './application.ts'
import { removeHome } from './postgres/place.ts'
import { commandLine } from './processes.ts'
import { readSettings } from './settings.ts'
import { anyFreePort } from './steps/choose-port.ts'
import { runningApi } from './steps/run-api.ts'
import { apiPid, postmasterPid, sessionPid } from './testing/running-parts.ts'
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
  const [api, postmaster] = [apiPid(home), postmasterPid(home)]
  expect(await secondsWithout(api)).toBeLessThan(20)
  expect(apiPid(home)).not.toBe(api)
  expect(postmasterPid(home)).toBe(postmaster)
  expect(failure).toBeNull()
})

test('kill -9 of PostgreSQL: it alone is started again, and the API finds it by itself', async () => {
  const [api, postmaster] = [apiPid(home), postmasterPid(home)]
  expect(await secondsWithout(postmaster)).toBeLessThan(20)
  expect(apiPid(home)).toBe(api)
  expect(postmasterPid(home)).not.toBe(postmaster)
  expect(failure).toBeNull()
})

test('kill -9 of PostgreSQL while a session of it is frozen: the session does not stand in the way', async () => {
  await serves()
  const session = await sessionPid(home)
  process.kill(session, 'SIGSTOP')
  expect(await secondsWithout(postmasterPid(home))).toBeLessThan(20)
  expect(commandLine(session)).toEqual([])
  expect(failure).toBeNull()
})

test('kill -9 of a session: PostgreSQL recovers by itself, and nothing is started again', async () => {
  await serves()
  const [api, postmaster] = [apiPid(home), postmasterPid(home)]
  expect(await secondsWithout(await sessionPid(home))).toBeLessThan(20)
  expect([apiPid(home), postmasterPid(home)]).toEqual([api, postmaster])
  expect(failure).toBeNull()
})

test('both at once: both are started again', async () => {
  const api = apiPid(home)
  process.kill(postmasterPid(home), 'SIGKILL')
  expect(await secondsWithout(api)).toBeLessThan(30)
  expect(failure).toBeNull()
})

test('a stop while the API waits for its next start ends at once, and leaves nothing running', async () => {
  const [api, postmaster] = [apiPid(home), postmasterPid(home)]
  process.kill(api, 'SIGKILL')
  await vi.waitFor(() => expect(commandLine(api)).toEqual([]), { timeout: 5_000, interval: 10 })
  const began = performance.now()
  stop.abort()
  await application[Symbol.asyncDispose]()
  expect(performance.now() - began).toBeLessThan(6_000)
  expect([commandLine(postmaster), runningApi(home), failure]).toEqual([[], null, null])
})
