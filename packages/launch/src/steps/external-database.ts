import type pg from 'pg'
import { describeFailure, LaunchError } from '../failure.ts'
import { withoutPassword } from '../postgres/connection-url.ts'
import { appGroup, withClient, type DatabaseUrls } from '../postgres/roles.ts'

const oldestMajor = 15

/**
 * Checks a PostgreSQL that somebody else runs, and makes the API's role a member of the application's group.
 * @throws LaunchError when it cannot be reached, is too old, does not store UTF-8, or the group cannot be made.
 */
export async function prepareExternalDatabase(urls: DatabaseUrls): Promise<void> {
  const appUser = await connected(urls.appUrl, 'DATABASE_URL', async (client) => {
    await refuseUnfitServer(client)
    const { rows } = await client.query<{ name: string }>('SELECT current_user AS name')
    return rows[0]?.name ?? ''
  })
  await connected(urls.ownerUrl, 'DATABASE_OWNER_URL', (client) => joinGroup(client, appUser))
}

async function connected<T>(url: string, variable: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  try {
    return await withClient(url, work)
  } catch (error) {
    if (error instanceof LaunchError) throw error
    throw new LaunchError(
      `The database of ${variable} (${withoutPassword(url)}) cannot be used: ${describeFailure(error)}`,
    )
  }
}

async function refuseUnfitServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; number: number; encoding: string }>(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
            current_setting('server_encoding') AS encoding`,
  )
  const server = rows[0]
  if (server === undefined || server.number < oldestMajor * 10_000) {
    throw new LaunchError(
      `DATABASE_URL points at PostgreSQL ${server?.version ?? 'of unknown version'}, and Hamkori needs ${oldestMajor} or newer.`,
    )
  }
  if (server.encoding !== 'UTF8') {
    throw new LaunchError(
      `The database of DATABASE_URL stores text as ${server.encoding}: make one with ENCODING 'UTF8'.`,
    )
  }
}

async function joinGroup(client: pg.Client, appUser: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [appGroup])
  if (rowCount === 0) await client.query(`CREATE ROLE ${appGroup} NOLOGIN`)
  await client.query(`GRANT USAGE ON SCHEMA public TO ${appGroup}`)
  const { rows } = await client.query<{ member: boolean }>("SELECT pg_has_role($1, $2, 'MEMBER') AS member", [
    appUser,
    appGroup,
  ])
  if (rows[0]?.member !== true) await client.query(`GRANT ${appGroup} TO ${client.escapeIdentifier(appUser)}`)
}
