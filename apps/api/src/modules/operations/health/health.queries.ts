import { sql } from 'kysely'
import { double, integer, nullable, text, timestamp } from '../../../platform/columns.ts'
import { run } from '../../../platform/db.ts'
import { rawQuery } from '../../../platform/query.ts'

/** How the database is. */
export interface DatabaseHealth {
  readonly version: string
  readonly bytes: number
  readonly connections: number
  readonly mostConnections: number
  /** Seconds for which the oldest open transaction has run; 0 where none is open. Transactions of other roles are not seen. */
  readonly oldestTransactionSeconds: number
}

/** How the jobs are. */
export interface JobsHealth {
  readonly waiting: number
  readonly running: number
  /** Given up after the last attempt. */
  readonly failed: number
  /** Of the waiting ones, those that send a message. */
  readonly mailWaiting: number
  /** Seconds by which the job that has been due for longest is late; 0 where none is due. */
  readonly lateSeconds: number
  /** The last attempt that failed, of jobs that are still there: what it was, its code, and when. */
  readonly lastFailure: string | null
  readonly lastFailureCode: string | null
  readonly lastFailureAt: Date | null
}

const databaseHealth = rawQuery(
  {
    version: text,
    bytes: double,
    connections: integer,
    mostConnections: integer,
    oldestTransactionSeconds: double,
  },
  () => sql`
  SELECT current_setting('server_version') AS version, pg_database_size(current_database())::float8 AS bytes,
    count(*)::int AS connections, current_setting('max_connections')::int AS "mostConnections",
    coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)) FILTER (WHERE pid <> pg_backend_pid()), 0)::float8 AS "oldestTransactionSeconds"
  FROM pg_stat_activity WHERE backend_type = 'client backend'`,
)

const jobsHealth = rawQuery(
  {
    waiting: integer,
    running: integer,
    failed: integer,
    mailWaiting: integer,
    lateSeconds: double,
    lastFailure: nullable(text),
    lastFailureCode: nullable(text),
    lastFailureAt: nullable(timestamp),
  },
  () => sql`
  WITH job AS (
    SELECT *, locked_at IS NOT NULL AS runs, attempts < max_attempts AS goes_on FROM graphile_worker.jobs
  ), failure AS (
    SELECT * FROM job WHERE last_error IS NOT NULL ORDER BY updated_at DESC LIMIT 1
  )
  SELECT count(*) FILTER (WHERE goes_on AND NOT runs)::int AS waiting, count(*) FILTER (WHERE runs)::int AS running,
    count(*) FILTER (WHERE NOT goes_on AND NOT runs)::int AS failed,
    count(*) FILTER (WHERE goes_on AND NOT runs AND task_identifier IN ('sendMail', 'sendLink'))::int AS "mailWaiting",
    coalesce(max(extract(epoch FROM now() - run_at)) FILTER (WHERE goes_on AND NOT runs AND run_at <= now()), 0)::float8 AS "lateSeconds",
    (SELECT task_identifier FROM failure) AS "lastFailure", (SELECT last_error FROM failure) AS "lastFailureCode",
    (SELECT updated_at FROM failure) AS "lastFailureAt"
  FROM job`,
)

/** Asks the database how it is. Throws as {@link run} does. */
export async function readDatabaseHealth(): Promise<DatabaseHealth> {
  return first(await run(databaseHealth, {}))
}

/** Counts the jobs. Throws as {@link run} does. */
export async function readJobsHealth(): Promise<JobsHealth> {
  return first(await run(jobsHealth, {}))
}

function first<Row>([row]: Row[]): Row {
  if (row === undefined) throw new Error('a statement that always answers one row answered none')
  return row
}
