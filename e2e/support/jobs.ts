import { runningUrls, withClient } from '@hamkori/launch/postgres/roles.ts'

/**
 * Puts a job into the installation under test that has used up its attempts, which by itself takes 16 hours. Returns its
 * number.
 */
export async function makeFailedJob(): Promise<string> {
  return withClient(databaseUrl(), async (client) => {
    const { rows } = await client.query<{ number: string }>(
      `SELECT id::text AS number FROM graphile_worker.add_job('sendMail', '{}', run_at => now() + interval '1 day', max_attempts => 12)`,
    )
    const number = rows[0]?.number ?? ''
    await client.query('SELECT FROM graphile_worker.permanently_fail_jobs(ARRAY[$1::bigint], $2)', [
      number,
      'ECONNREFUSED',
    ])
    return number
  })
}

/** Runs a periodic job of the installation under test now, instead of waiting for its hour, and waits until it is done. */
export async function runJob(name: string): Promise<void> {
  await withClient(databaseUrl(), async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `SELECT id::text FROM graphile_worker.add_job($1, '{}', max_attempts => 1)`,
      [name],
    )
    for (const until = Date.now() + 90_000; Date.now() < until;) {
      const waiting = await client.query<{ error: string | null }>(
        'SELECT last_error AS error FROM graphile_worker.jobs WHERE id = $1',
        [rows[0]?.id],
      )
      const [job] = waiting.rows
      if (job === undefined) return
      if (job.error !== null) throw new Error(`the job ${name} failed: ${job.error}`)
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    throw new Error(`the job ${name} did not end`)
  })
}

function databaseUrl(): string {
  const urls = runningUrls(process.env['HAMKORI_HOME'] ?? '')
  if (urls === null) throw new Error('HAMKORI_HOME names no running installation')
  return urls.appUrl
}
