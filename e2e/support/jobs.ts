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

function databaseUrl(): string {
  const urls = runningUrls(process.env['HAMKORI_HOME'] ?? '')
  if (urls === null) throw new Error('HAMKORI_HOME names no running installation')
  return urls.appUrl
}
