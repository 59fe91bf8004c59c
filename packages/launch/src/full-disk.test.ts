import { randomBytes, randomUUID } from 'node:crypto'
import { appendFileSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync, statfsSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { startApplication, type Application } from './application.ts'
import { hasCode } from './failure.ts'
import { runningUrls, withClient } from './postgres/roles.ts'
import { readSettings } from './settings.ts'
import { anyFreePort } from './steps/choose-port.ts'
import { mountSmallDisk } from './testing/small-disk.ts'

/** The whole application with its home on a small disk, which is filled and freed while people write and read. */
const disk = mountSmallDisk(700_000_000)
const mark = 150
const cycles = 10
/** PostgreSQL's disk_full. */
const diskFull = '53100'
/** Of the ten, those in which not a byte is left free. */
const brimful = [3, 7]
const outside = mkdtempSync(path.join(os.tmpdir(), 'hamkori-ledger-'))
/** Outside of the disk: one line for each rating that was acknowledged. */
const ledger = path.join(outside, 'acknowledged')
const stop = new AbortController()
let application: Application | null = null
let failure: string | null = null

afterAll(async () => {
  stop.abort()
  await application?.[Symbol.asyncDispose]()
  disk?.unmount()
  rmSync(outside, { recursive: true })
})

const rating = (unitCode: string, key: string) => ({
  idempotencyKey: key,
  receiptKey: randomBytes(32).toString('hex'),
  instrument: 'HRS-8/2',
  unitCode,
  contactKind: 'documentDesk',
  channel: 'web',
  a8: 4,
})
const submit = `mutation ($input: SubmitRatingInput!) { submitRating(input: $input) { __typename } }`

/** What became of everything that was sent, by status. */
const answers = { taken: 0, refused: 0, withoutAnswer: 0, others: [] as string[], failedReads: [] as string[] }

async function write(origin: string, unit: string): Promise<'taken' | 'refused' | 'none'> {
  const key = randomUUID()
  const answer = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: submit, variables: { input: rating(unit, key) } }),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null)
  if (answer === null) {
    answers.withoutAnswer += 1
    return 'none'
  }
  const text = await answer.text()
  if (answer.status === 200 && text.includes('"RatingAccepted"')) {
    appendFileSync(ledger, `${key}\n`)
    answers.taken += 1
    return 'taken'
  }
  // Busy in type (the queue while the database recovers), or 503 with a time to come back.
  if (text.includes('"UnavailableError"') || (answer.status === 503 && answer.headers.has('retry-after'))) {
    answers.refused += 1
    return 'refused'
  }
  answers.others.push(`${answer.status} ${text.slice(0, 200)}`)
  return 'none'
}

async function read(origin: string): Promise<void> {
  for (const address of ['/tg', '/ru/areas', '/en/shortcomings', '/health']) {
    const status = await fetch(origin + address, { signal: AbortSignal.timeout(10_000) }).then(
      async (answer) => (await answer.text(), answer.status),
      () => 0,
    )
    if (status !== 200) answers.failedReads.push(`${address} ${status}`)
  }
}

async function openUnit(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>('SELECT code FROM police_unit WHERE closed_on IS NULL LIMIT 1')
  return rows.map(({ code }) => code)
}

/** Fills the disk until so many bytes are free; all of it where that is null. */
function fill(file: string, free: number): void {
  const { bavail, bsize } = statfsSync(file.slice(0, file.lastIndexOf('/')))
  const piece = Buffer.alloc(1_000_000)
  const descriptor = openSync(file, 'w')
  try {
    for (let left = bavail * bsize - free; left > 0; left -= piece.length)
      writeSync(descriptor, piece, 0, Math.min(left, piece.length))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    closeSync(descriptor)
  }
}

test('ten times a full disk: reading goes on, writing is refused and comes back by itself, nothing acknowledged is lost', async (context) => {
  if (disk === null) return context.skip('a disk of its own cannot be mounted here')
  const home = path.join(disk.folder, 'home')
  const environment = {
    HAMKORI_HOME: home,
    PORT: String(await anyFreePort('127.0.0.1')),
    DEMONSTRATION: 'no',
    TRUSTED_DOCUMENTS: 'off',
    LOG_LEVEL: 'trace',
    LOW_SPACE_MB: String(mark),
  }
  const settings = readSettings(environment, path.join(outside, 'no.env'))
  const running = (application = await startApplication(settings, 'production', stop.signal))
  void running.ended.then((sentence) => (failure = sentence))
  const { ownerUrl } = runningUrls(home) ?? { ownerUrl: '' }
  const [unit = ''] = await withClient(ownerUrl, openUnit)
  const { origin } = running
  expect(await write(origin, unit)).toBe('taken')
  await read(origin)
  expect(answers.failedReads).toEqual([])

  let ended = false
  const writers = Array.from({ length: 4 }, async () => {
    while (!ended) if ((await write(origin, unit)) !== 'taken') await sleep(20)
  })
  const ready = async () => {
    const answer = await fetch(`${origin}/ready`, { signal: AbortSignal.timeout(5_000) })
    return `${answer.status} ${await answer.text()}`
  }
  const ballast = path.join(disk.folder, 'ballast')
  const backAfter: number[] = []
  for (let cycle = 1; cycle <= cycles; cycle++) {
    const isBrimful = brimful.includes(cycle)
    fill(ballast, isBrimful ? 0 : (mark - 20) * 1e6)
    await sleep(1_500)
    if (!isBrimful) {
      const before = answers.taken
      const readBefore = answers.failedReads.length
      await Promise.all(Array.from({ length: 5 }, () => read(origin)))
      expect(answers.failedReads.slice(readBefore)).toEqual([])
      expect(answers.taken).toBe(before)
      expect(await ready()).toBe('200 ready to be read; the disk is nearly full, nothing is stored')
    } else await sleep(3_000)
    rmSync(ballast)
    const freed = performance.now()
    const [before, refusedBefore] = [answers.taken, answers.refused]
    await vi.waitFor(() => expect(answers.taken).toBeGreaterThan(before), { timeout: 60_000, interval: 20 })
    backAfter.push(performance.now() - freed)
    expect(refusedBefore).toBeGreaterThan(0)
    await vi.waitFor(async () => expect(await ready()).toBe('200 ready'), { timeout: 20_000, interval: 100 })
    await sleep(500)
    expect(failure).toBeNull()
  }
  ended = true
  await Promise.all(writers)

  console.info(
    `${answers.taken} acknowledged, ${answers.refused} refused, ${answers.withoutAnswer} without an answer, written again after ` +
      `${backAfter.map((time) => (time / 1000).toFixed(1)).join(', ')} s, reads that failed while not a byte was free: ${answers.failedReads.length}`,
  )
  expect(answers.others).toEqual([])
  await nothingIsLost(home)
}, 400_000)

test('PostgreSQL ends for want of room for its log: it is started again once there is room, and nothing is lost', async (context) => {
  if (disk === null || application === null) return context.skip('a disk of its own cannot be mounted here')
  const home = path.join(disk.folder, 'home')
  const { origin } = application
  const { ownerUrl } = runningUrls(home) ?? { ownerUrl: '' }
  const [unit = ''] = await withClient(ownerUrl, openUnit)
  const ballast = path.join(disk.folder, 'ballast')
  fill(ballast, 0)
  // What no application would do: it writes on although nothing is free, past the mark.
  const end = withClient(ownerUrl, async (client) => {
    client.on('error', () => undefined)
    for (const until = Date.now() + 30_000; Date.now() < until;) {
      try {
        await client.query("SELECT pg_logical_emit_message(false, 'test', repeat('x', 1000000))")
      } catch (error) {
        // Where PostgreSQL finds the disk full before it has begun to write, it refuses and goes on.
        if (!hasCode(error, diskFull)) throw error
      }
    }
  })
  await expect(end).rejects.toThrow(/terminat|reset|closed|crash/i)
  await sleep(6_000)
  expect(failure).toBeNull()
  expect((await fetch(`${origin}/health`)).status).toBe(200)
  rmSync(ballast)
  const freed = performance.now()
  await vi.waitFor(async () => expect(await write(origin, unit)).toBe('taken'), { timeout: 90_000, interval: 200 })
  console.info(`written again ${((performance.now() - freed) / 1000).toFixed(1)} s after there was room`)
  expect(failure).toBeNull()
  await nothingIsLost(home)
}, 200_000)

/** Every rating that was acknowledged is stored, and none twice. */
async function nothingIsLost(home: string): Promise<void> {
  const acknowledged = readFileSync(ledger, 'utf8').trim().split('\n')
  const stored = await withClient(runningUrls(home)?.ownerUrl ?? '', async (client) =>
    (await client.query<{ key: string }>('SELECT idempotency_key::text AS key FROM rating')).rows.map(({ key }) => key),
  )
  const found = new Set(stored)
  expect(acknowledged.filter((key) => !found.has(key))).toEqual([])
  expect(stored.length).toBe(found.size)
}
