import { mayAct } from '../../platform/authorize.ts'
import { sql } from 'kysely'
import { integer, nullable, text, timestamp } from '../../platform/columns.ts'
import { run } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { connectionOf, readPage } from '../../platform/pagination.ts'
import type { Connection, ConnectionArguments } from '../../platform/pagination.ts'
import { rawQuery } from '../../platform/query.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** A job that has used up its attempts. Its payload is read by nobody but its handler. */
export interface FailedJobRow {
  readonly number: string
  readonly name: string
  readonly enqueuedAt: Date
  readonly attempts: number
  readonly error: string | null
}

const jobColumns = { number: text, name: text, enqueuedAt: timestamp, attempts: integer, error: nullable(text) }

const failedJobs = rawQuery(
  jobColumns,
  (values: { limit: number; after: string | null }) => sql`
  SELECT id::text AS number, task_identifier AS name, created_at AS "enqueuedAt", attempts::int, last_error AS error
  FROM graphile_worker.jobs
  WHERE attempts >= max_attempts AND locked_at IS NULL AND id < coalesce(${values.after}::bigint, 9223372036854775807)
  ORDER BY id DESC LIMIT ${values.limit}`,
)

const failedJobForUpdate = rawQuery(
  jobColumns,
  (values: { number: string }) => sql`
  SELECT job.id::text AS number, task.identifier AS name, job.created_at AS "enqueuedAt", job.attempts::int, job.last_error AS error
  FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id
  WHERE job.id = ${values.number}::bigint AND job.attempts >= job.max_attempts AND job.locked_at IS NULL
  FOR UPDATE OF job`,
)

const completeJob = rawQuery(
  {},
  (values: { number: string }) => sql`SELECT FROM graphile_worker.complete_jobs(ARRAY[${values.number}::bigint])`,
)

const rescheduleJob = rawQuery(
  {},
  (values: { number: string }) => sql`
  SELECT FROM graphile_worker.reschedule_jobs(ARRAY[${values.number}::bigint], run_at => now(), attempts => 0)`,
)

/** One page of the failed jobs, the newest first; null for a viewer who may not see them. */
export async function listFailedJobs(
  viewer: Viewer,
  args: ConnectionArguments,
): Promise<Connection<FailedJobRow> | null> {
  if (!mayAct(viewer, 'job:read')) return null
  const page = readPage(args, ([number, ...rest]) =>
    number !== undefined && rest.length === 0 && /^[1-9]\d{0,17}$/.test(number) ? number : null,
  )
  const rows = await run(failedJobs, { limit: page.first + 1, after: page.after })
  return connectionOf(rows, page, ({ number }) => [number])
}

/**
 * A failed job, locked until the transaction ends, so that of two people who act on it one is told that it is gone. Null
 * where there is no such job, or it is waiting or running again.
 */
export async function lockFailedJob(tx: Tx, number: string): Promise<FailedJobRow | null> {
  return (await run(failedJobForUpdate, { number }, tx))[0] ?? null
}

/** Takes a failed job away with its payload. */
export async function removeJob(tx: Tx, number: string): Promise<void> {
  await run(completeJob, { number }, tx)
}

/** Lets a failed job run again now, with all of its attempts. */
export async function restartJob(tx: Tx, number: string): Promise<void> {
  await run(rescheduleJob, { number }, tx)
}
