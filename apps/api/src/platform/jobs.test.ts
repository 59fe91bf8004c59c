import { Pool } from 'pg'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { jobs as allJobs } from '../jobs.ts'
import { ownerPool } from '../testing/owner.ts'
import { databaseSettings, db } from './db.ts'
import { runDueJobs, startJobs } from './job-runner.ts'
import { defineJob, enqueue, refuseUnhandled } from './jobs.ts'
import type { Job } from './jobs.ts'
import { mailJob, postMail } from './mail-job.ts'

const payload = z.object({ word: z.string() })
const ran: string[] = []
let work: (word: string) => Promise<void> = () => Promise.resolve()
const note = defineJob({
  name: 'note',
  payload,
  async run({ word }) {
    ran.push(word)
    await work(word)
  },
})
const jobs: readonly Job[] = [...allJobs, note]

beforeAll(() => runDueJobs(jobs))
beforeEach(async () => {
  await ownerPool.query('DELETE FROM graphile_worker._private_jobs')
  ran.length = 0
  work = () => Promise.resolve()
})

interface Row {
  name: string
  attempts: number
  max_attempts: number
  last_error: string | null
  wait: number
}

async function rows(): Promise<Row[]> {
  return (
    await ownerPool.query<Row>(
      `SELECT task_identifier AS name, attempts, max_attempts, last_error,
         extract(epoch FROM run_at - now())::float8 AS wait FROM graphile_worker.jobs ORDER BY id`,
    )
  ).rows
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('this did not happen within 20 s')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('a job runs once after its transaction has committed, and is gone then', async () => {
  await db.$transaction(async (tx) => {
    await enqueue(tx, note, { word: 'committed' })
    await runDueJobs(jobs)
    expect(ran).toEqual([])
  })
  await runDueJobs(jobs)
  await runDueJobs(jobs)
  expect(ran).toEqual(['committed'])
  expect(await rows()).toEqual([])
})

test('a job of a transaction that is rolled back never runs', async () => {
  const change = db.$transaction(async (tx) => {
    await enqueue(tx, note, { word: 'taken back' })
    throw new Error('no')
  })
  await expect(change).rejects.toThrow('no')
  await runDueJobs(jobs)
  expect(ran).toEqual([])
  expect(await rows()).toEqual([])
})

test('only a declared job with its own payload can be enqueued', async () => {
  // @ts-expect-error: a name is not a job
  await expect(enqueue(db, 'note', { word: 'x' })).rejects.toThrow()
  // @ts-expect-error: the payload is another one's
  await expect(enqueue(db, note, { to: 'x' })).rejects.toThrow(z.ZodError)
  // @ts-expect-error: a job without a handler is none
  const handled: Job = { name: 'silent', payload, isSecret: false, maxAttempts: 1 }
  expect(handled).not.toHaveProperty('run')
  expect(() => defineJob({ name: 'note', payload, run: () => Promise.resolve() })).toThrow('two jobs')
  expect(await rows()).toEqual([])
})

test('a worker that would leave a declared job alone does not start', () => {
  expect(() => refuseUnhandled(jobs)).not.toThrow()
  expect(() => startJobs(allJobs)).toThrow("no module's manifest lists these jobs: note")
})

test('what fails is tried again later, and after the last attempt stays with the code of its failure alone', async () => {
  const refusal = Object.assign(new Error('550 forgetful@council.example is unknown'), { code: 'EENVELOPE' })
  work = () => Promise.reject(refusal)
  await enqueue(db, note, { word: 'refused' })
  for (let attempt = 1; attempt <= 12; attempt += 1) {
    await runDueJobs(jobs)
    const [row] = await rows()
    expect(row).toMatchObject({ name: 'note', attempts: attempt, max_attempts: 12, last_error: 'EENVELOPE' })
    expect(row?.wait).toBeGreaterThan(Math.exp(Math.min(attempt, 10)) - 5)
    expect(row?.wait).toBeLessThanOrEqual(Math.exp(Math.min(attempt, 10)))
    await runDueJobs(jobs)
    expect(ran).toHaveLength(attempt)
    await ownerPool.query('UPDATE graphile_worker._private_jobs SET run_at = now()')
  }
  await runDueJobs(jobs)
  expect(ran).toHaveLength(12)
})

test('what is secret cannot be read in the database, and cannot be passed off as another job', async () => {
  await postMail(db, { to: 'forgetful@council.example', subject: 'Рамзи нав', text: 'https://x.example/#token' })
  const { rows: stored } = await ownerPool.query<{ payload: { id: string; encrypted: string } }>(
    'SELECT payload FROM graphile_worker._private_jobs',
  )
  expect(Object.keys(stored[0]?.payload ?? {})).toEqual(['id', 'encrypted'])
  const text = Buffer.from(stored[0]?.payload.encrypted ?? '', 'base64').toString('utf8')
  for (const secret of ['forgetful', 'Рамзи', 'token']) expect(text).not.toContain(secret)

  await ownerPool.query(`UPDATE graphile_worker._private_jobs SET task_id =
    (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'sendPasswordReset')`)
  await runDueJobs(jobs)
  expect(await rows()).toMatchObject([{ name: 'sendPasswordReset', attempts: 1, last_error: 'payload' }])
})

test('two processes share the jobs; none runs twice', async () => {
  work = () => new Promise((resolve) => setTimeout(resolve, 20))
  const words = Array.from({ length: 20 }, (_, index) => String(index))
  for (const word of words) await enqueue(db, note, { word })
  const workers = [startJobs(jobs), startJobs(jobs)]
  await until(async () => (await rows()).length === 0)
  await Promise.all(workers.map((worker) => worker.stop()))
  expect([...ran].sort()).toEqual([...words].sort())
})

test('a worker starts as soon as the database answers, and goes on when its connections are cut', async () => {
  let away = true
  const openPool = (): Pool => {
    const pool = new Pool({ ...databaseSettings, application_name: 'worker under test', max: 2 })
    pool.on('error', () => undefined)
    pool.on('connect', (client) => client.on('error', () => undefined))
    const connect = pool.connect.bind(pool) as () => Promise<never>
    Object.assign(pool, {
      connect: (callback?: (error: Error) => void) => {
        if (!away) return callback === undefined ? connect() : (connect as (c: unknown) => unknown)(callback)
        const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
        return callback === undefined ? Promise.reject(refused) : callback(refused)
      },
    })
    return pool
  }
  const worker = startJobs(jobs, openPool)
  await enqueue(db, note, { word: 'first' })
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(ran).toEqual([])
  away = false
  await until(() => ran.length === 1)
  work = async () => {
    await ownerPool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'worker under test'`,
    )
  }
  await enqueue(db, note, { word: 'cut' })
  await until(() => ran.length === 2)
  work = () => Promise.resolve()
  await enqueue(db, note, { word: 'after' })
  await until(() => ran.includes('after'))
  await worker.stop()
})

test('stopping waits for the job in hand; one that takes too long is put back for another attempt', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  work = async (word) => {
    begin()
    await new Promise((resolve) => setTimeout(resolve, word === 'short' ? 500 : 30_000).unref())
    ran.push(`${word} done`)
  }
  await enqueue(db, note, { word: 'short' })
  await enqueue(db, note, { word: 'long' })
  const worker = startJobs(jobs)
  await begun
  await until(() => ran.length === 2)
  const start = performance.now()
  await worker.stop()
  expect(performance.now() - start).toBeLessThan(7_000)
  expect(ran).toContain('short done')
  expect(await rows()).toMatchObject([{ name: 'note', attempts: 1, last_error: 'interrupted' }])
})

test('a job of a process that ended in the middle is taken by another one after two minutes', async () => {
  await enqueue(db, note, { word: 'orphan' })
  await ownerPool.query(
    `UPDATE graphile_worker._private_jobs SET locked_by = 'gone', attempts = 1, locked_at = now() - interval '119 seconds'`,
  )
  const release = allJobs.find(({ name }) => name === 'releaseAbandonedJobs')
  expect(release?.schedule).toBe('* * * * *')
  await release?.run({})
  await runDueJobs(jobs)
  expect(ran).toEqual([])
  await ownerPool.query(`UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '121 seconds'`)
  await release?.run({})
  await runDueJobs(jobs)
  expect(ran).toEqual(['orphan'])
})

test('every payload with personal data is marked as secret', () => {
  expect(allJobs.filter(({ isSecret }) => !isSecret).map(({ name }) => name)).toEqual([
    // Nothing at all: whom to invite to what, it finds out.
    'sendInvitations',
    'releaseAbandonedJobs',
    // Nothing at all.
    'removeUnusedFiles',
    // Numbers of releases, and what the scheduled one begins.
    'makeRelease',
    'makeWeeklyRelease',
    // The number of a report.
    'makeReport',
    // Nothing at all: whom to tell of what, it finds out.
    'sendDigests',
  ])
  expect(mailJob.isSecret).toBe(true)
})

test('while a disk is nearly full no job is begun; with room again it is done', async () => {
  vi.stubEnv('HAMKORI_HOME', process.cwd())
  vi.stubEnv('LOW_SPACE_MB', '0')
  const worker = startJobs(jobs)
  try {
    await enqueue(db, note, { word: 'with room' })
    await until(() => ran.length === 1)
    vi.stubEnv('LOW_SPACE_MB', '999999999')
    // The worker looks once a second, at what was read half a second before at most.
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    await enqueue(db, note, { word: 'without' })
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    expect(ran).toEqual(['with room'])
    expect((await rows()).map(({ attempts }) => attempts)).toEqual([0])
    vi.stubEnv('LOW_SPACE_MB', '0')
    await until(() => ran.length === 2)
  } finally {
    vi.unstubAllEnvs()
    await worker.stop()
  }
}, 30_000)
