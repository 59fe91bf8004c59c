import pg from 'pg'
import { secretsOf } from '../secrets.ts'
import { changeUrl, socketUrl } from './connection-url.ts'
import { socketDirectoryOf } from './postmaster.ts'
import type { EmbeddedServer } from './server.ts'

/** The superuser of the embedded cluster; migrations run as it, the API never does. */
export const ownerRole = 'hamkori_owner'
/** Group role that the migrations grant rights to. It cannot sign in. */
export const appGroup = 'hamkori_app'
/** Role the API signs in as: a member of the group that owns nothing and may not create anything. */
export const apiRole = 'hamkori_api'
/** The one database of a home. */
export const homeDatabase = 'hamkori'

/** Both ways into a database. */
export interface DatabaseUrls {
  /** For migrations. */
  ownerUrl: string
  /** For the API. */
  appUrl: string
}

/** Both ways into the database of a home whose embedded server runs now, or `null`. */
export function runningUrls(home: string): DatabaseUrls | null {
  const socketDirectory = socketDirectoryOf(home)
  if (socketDirectory === null) return null
  const { ownerPassword, apiPassword } = secretsOf(home)
  const ownerUrl = socketUrl({ user: ownerRole, password: ownerPassword, database: homeDatabase, socketDirectory })
  return { ownerUrl, appUrl: changeUrl(ownerUrl, { user: apiRole, password: apiPassword }) }
}

/** Makes the home's database and roles if they are missing, and sets the API role's password. Safe to repeat. */
export async function ensureDatabase(server: EmbeddedServer): Promise<DatabaseUrls> {
  await withClient(server.ownerUrl('postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [homeDatabase])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${homeDatabase} TEMPLATE template0`)
    await ensureRoles(client, server.secrets.apiPassword)
  })
  const ownerUrl = server.ownerUrl(homeDatabase)
  await closeDatabase(ownerUrl)
  return { ownerUrl, appUrl: changeUrl(ownerUrl, { user: apiRole, password: server.secrets.apiPassword }) }
}

/** Makes the group and the API's login role, both without any right to create roles, databases or objects. */
export async function ensureRoles(client: pg.Client, apiPassword: string): Promise<void> {
  await client.query(`
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${appGroup}') THEN CREATE ROLE ${appGroup} NOLOGIN; END IF;
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${apiRole}') THEN CREATE ROLE ${apiRole}; END IF;
    END $$`)
  await client.query(
    `ALTER ROLE ${apiRole} WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS ` +
      `PASSWORD ${client.escapeLiteral(apiPassword)}`,
  )
  await client.query(`GRANT ${appGroup} TO ${apiRole}`)
}

/** Takes from everybody what PostgreSQL gives everybody, and lets only the application's group in. */
export async function closeDatabase(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const name = client.escapeIdentifier(client.database ?? homeDatabase)
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`)
    await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${appGroup}`)
    await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC')
    await client.query(`GRANT USAGE ON SCHEMA public TO ${appGroup}`)
  })
}

/** Runs `work` with a connection that is closed afterwards, whatever happens. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  // A connection that breaks while idle must not end the process; the next query reports it.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
