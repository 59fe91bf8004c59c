import { hash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { applyMigrations } from '../migrations/apply-migrations.ts'
import { readMigrations } from '../migrations/migration-folder.ts'
import { migrationsFolder } from '../paths.ts'
import { changeUrl } from '../postgres/connection-url.ts'
import { apiRole, closeDatabase, ensureRoles, withClient, type DatabaseUrls } from '../postgres/roles.ts'

/** A database of one test file. */
export interface TestDatabase extends DatabaseUrls {
  name: string
  /** Ends its sessions and removes it. */
  drop(): Promise<void>
}

/** On a throw-away server that is reached through a private socket the password keeps nobody out. */
const testPassword = 'password-of-throw-away-test-servers'
const roleLock = 4_862_665_741_094

/** Makes the roles on a test server, one connection after the other: the next goes on when this one ends. */
export async function ensureTestRoles(client: pg.Client): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [roleLock])
  await ensureRoles(client, testPassword)
}

/**
 * Makes sure that a database with the current migrations exists to clone from, and returns its name. The name holds
 * a hash of the migrations: edited ones never meet an old template.
 * @param serverUrl owner's connection string to any database of the server.
 */
export async function ensureTemplateDatabase(serverUrl: string, folder = migrationsFolder): Promise<string> {
  const name = `hamkori_template_${hash('sha256', JSON.stringify(readMigrations(folder))).slice(0, 16)}`
  await withClient(serverUrl, async (client) => {
    await ensureTestRoles(client)
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 1) return
    const unfinished = `${name}_unfinished`
    await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${unfinished} TEMPLATE template0`)
    const ownerUrl = changeUrl(serverUrl, { database: unfinished })
    await closeDatabase(ownerUrl)
    await applyMigrations(ownerUrl, folder)
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`)
  })
  return name
}

/**
 * Clones the migrated template into a fresh database (about a tenth of a second), so that test files share nothing.
 * @param serverUrl owner's connection string to the server.
 * @param template name that {@link ensureTemplateDatabase} returned.
 */
export async function createDatabaseFromTemplate(serverUrl: string, template: string): Promise<TestDatabase> {
  const name = `hamkori_test_${randomBytes(6).toString('hex')}`
  await withClient(serverUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))
  const ownerUrl = changeUrl(serverUrl, { database: name })
  await closeDatabase(ownerUrl)
  return {
    name,
    ownerUrl,
    appUrl: changeUrl(ownerUrl, { user: apiRole, password: testPassword }),
    async drop() {
      await withClient(serverUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    },
  }
}
