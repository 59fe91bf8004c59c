import { z } from 'zod'
import { sql } from 'kysely'
import { run } from './db.ts'
import { defineJob } from './jobs.ts'
import { rawQuery } from './query.ts'

// Twice the longest run of a job. The library itself waits four hours.
const release = rawQuery(
  {},
  () => sql`
  UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL
  WHERE locked_at < now() - interval '2 minutes'`,
)

/** Puts back the jobs of a process that ended in the middle, so that another one takes them. */
export const releaseAbandonedJobs = defineJob({
  name: 'releaseAbandonedJobs',
  payload: z.object({}),
  maxAttempts: 3,
  schedule: '* * * * *',
  async run() {
    await run(release, {})
  },
})
