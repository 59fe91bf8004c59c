import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, parseCronItems, run, runOnce } from 'graphile-worker'
import type { JobHelpers, RunnerOptions, Task, TaskList } from 'graphile-worker'
import { Pool } from 'pg'
import { databaseSettings } from './db.ts'
import { isSpaceLow } from './disk-space.ts'
import { failureCode } from './job-failures.ts'
import { readPayload, refuseUnhandled } from './jobs.ts'
import type { Job } from './jobs.ts'
import { describeFailure, logger } from './logger.ts'

/** How many jobs run at once in this process. */
const concurrency = 2
/** How long to wait before looking for jobs that are due again, such as attempts that failed. New ones announce themselves. */
const pollMilliseconds = 2_000
/** Shorter than the time after which another process may take a job, see `release-abandoned-jobs.ts`. */
const longestRunMilliseconds = 60_000
const restartMilliseconds = 2_000
/** How often the worker looks whether there is room on the disk. */
const spaceMilliseconds = 1_000

/** A worker that has been started. */
export interface Worker {
  /** Takes no more jobs, lets those that run end within 5 s, and puts the others back for a later attempt. */
  stop(): Promise<void>
}

/**
 * Starts to run jobs, and keeps at it: where the database is away, at the start or later, it tries again every two seconds.
 * Throws where a job is declared that is not in `jobs`. `openPool` is for tests.
 */
export function startJobs(jobs: readonly Job[], openPool: () => Pool = openWorkerPool): Worker {
  refuseUnhandled(jobs)
  const pool = openPool()
  const stopping = new AbortController()
  const options: RunnerOptions = { ...commonOptions(jobs, pool), parsedCronItems: cronItems(jobs), concurrency }
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await untilSpace(stopping.signal)
      // The library remembers a failed look-up per options object, so each start gets an object of its own.
      await runUntilStopped({ ...options }, stopping.signal).catch((failure: unknown) =>
        logger.warn(describeFailure(failure), 'the job worker stopped; it starts again'),
      )
      await sleep(restartMilliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await running
      await pool.end()
    },
  }
}

/** Jobs write, and their attempts are counted: while a disk is nearly full none is begun. */
async function untilSpace(stopping: AbortSignal): Promise<void> {
  if (!isSpaceLow()) return
  logger.warn({}, 'the disk is nearly full: no job is begun')
  while (isSpaceLow() && !stopping.aborted)
    await sleep(spaceMilliseconds, undefined, { signal: stopping }).catch(() => undefined)
}

/** Runs a worker until it is told to stop, the disk is nearly full, or the database cannot be asked for jobs any more. */
async function runUntilStopped(options: RunnerOptions, stopping: AbortSignal): Promise<void> {
  const runner = await run(options)
  let ended: Promise<void> | undefined
  const end = (): void => {
    // Refused where the runner is ending already, which is just as well.
    ended ??= runner.stop().catch(() => undefined)
  }
  // Not at once: the library's own handling of the failure comes first.
  runner.events.on('worker:getJob:error', () => setImmediate(end))
  stopping.addEventListener('abort', end)
  const watch = setInterval(() => {
    if (isSpaceLow()) end()
  }, spaceMilliseconds)
  if (stopping.aborted) end()
  try {
    await runner.promise
  } finally {
    clearInterval(watch)
    stopping.removeEventListener('abort', end)
    await ended
  }
}

/**
 * Runs the jobs that are due, one after the other, until there are none. For tests and tools.
 * @internal Only tests use it.
 */
export async function runDueJobs(jobs: readonly Job[], openPool: () => Pool = openWorkerPool): Promise<void> {
  const pool = openPool()
  try {
    await runOnce({ ...commonOptions(jobs, pool), concurrency: 1 })
  } finally {
    await pool.end()
  }
}

/**
 * The worker's own connections, beside DATABASE_POOL: one listens for new jobs, one takes them and notes what became of
 * them. Requests that use up the shared pool do not keep jobs waiting, nor the other way round.
 */
function openWorkerPool(): Pool {
  const pool = new Pool({ ...databaseSettings, max: 2 })
  // A connection that breaks is replaced on next use; without listeners it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

function commonOptions(jobs: readonly Job[], pgPool: Pool): RunnerOptions {
  return {
    pgPool,
    taskList: Object.fromEntries(jobs.map((job) => [job.name, taskOf(job)])) satisfies TaskList,
    noHandleSignals: true,
    pollInterval: pollMilliseconds,
    logger: libraryLogger,
    // Notes results through the library's batches: otherwise a database that is away just then becomes an unhandled
    // rejection, which would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  }
}

function taskOf(job: Job): Task {
  return async (stored: unknown, { job: row, abortSignal }: JobHelpers) => {
    try {
      await Promise.race([job.run(readPayload(job, stored)), timeLimit(abortSignal)])
    } catch (failure) {
      const about = { job: job.name, id: row.id, attempt: row.attempts, ...describeFailure(failure) }
      if (row.attempts < row.max_attempts) logger.warn(about, 'a job failed and will be tried again')
      else logger.error(about, 'a job failed for the last time')
      throw new JobFailure(failureCode(failure))
    }
  }
}

/** What the library stores in `last_error`: a code and nothing else. */
class JobFailure extends Error {
  constructor(code: string) {
    super(code)
    delete this.stack
  }
}

async function timeLimit(stopping: AbortSignal): Promise<never> {
  const limit = AbortSignal.any([stopping, AbortSignal.timeout(longestRunMilliseconds)])
  await new Promise<void>((resolve) => {
    if (limit.aborted) resolve()
    else limit.addEventListener('abort', () => resolve(), { once: true })
  })
  throw Object.assign(new Error('the job took too long'), { code: stopping.aborted ? 'interrupted' : 'timeout' })
}

function cronItems(jobs: readonly Job[]): NonNullable<RunnerOptions['parsedCronItems']> {
  return parseCronItems(
    jobs.flatMap(({ name, schedule, maxAttempts }) =>
      // What came due while no worker ran is not made up for.
      schedule === undefined ? [] : [{ task: name, match: schedule, options: { maxAttempts, backfillPeriod: 0 } }],
    ),
  )
}

/** The library's warnings in our log, up to the first colon: what follows may quote anything. Failed jobs are logged above. */
const libraryLogger = new Logger(() => (level, message, meta) => {
  if (meta?.['failure'] === true || (level !== 'warning' && level !== 'error')) return
  logger.warn({ what: message.split(':')[0], ...describeFailure(meta?.['error']) }, 'the job worker reports a problem')
})
