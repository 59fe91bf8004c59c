import type pg from 'pg'
import { LaunchError } from '../failure.ts'
import { withClient } from '../postgres/roles.ts'
import { grantJobSchema, migrateJobSchema } from './job-schema.ts'
import { readMigrations } from './migration-folder.ts'
import { withSchemaEngine } from './schema-engine.ts'

/** Our own lock, taken before the engine's, so that two launchers on one external database wait for each other. */
const advisoryLock = 4_862_665_741_093

/**
 * Applies the migrations that the database does not have yet, as the owner, in the order of their names, after those of the
 * job library, whose functions ours may call. Each is one transaction: a failing one leaves no trace but its row in
 * `_prisma_migrations`. The group \`hamkori_app\` must exist.
 * @returns names of those just applied.
 * @throws LaunchError when the database has migrations that this version does not know.
 */
export async function applyMigrations(ownerUrl: string, folder: string): Promise<string[]> {
  const migrationsList = readMigrations(folder)
  return withClient(ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [advisoryLock])
    await refuseNewerDatabase(
      client,
      migrationsList.migrationDirectories.map(({ path: name }) => name),
    )
    await migrateJobSchema(ownerUrl)
    await grantJobSchema(client)
    return withSchemaEngine(ownerUrl, [], async (engine) => {
      const filters = { externalTables: [], externalEnums: [] }
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters })
      return appliedMigrationNames
    })
  })
}

/** Code that does not know what the database has become would write into it as if nothing had changed. */
async function refuseNewerDatabase(client: pg.Client, known: readonly string[]): Promise<void> {
  const table = await client.query<{ exists: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists",
  )
  if (table.rows[0]?.exists !== true) return
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL AND migration_name <> ALL ($1) ORDER BY migration_name`,
    [known],
  )
  const newest = rows.at(-1)
  if (newest === undefined) return
  const count = rows.length === 1 ? 'a migration' : `${rows.length} migrations`
  throw new LaunchError(
    `The database has ${count} that this version does not know, ${rows.length === 1 ? '' : 'the last one '}${newest.name}: a newer version has run on it. ` +
      'Start that version again, or restore the backup that was made before it.',
  )
}
