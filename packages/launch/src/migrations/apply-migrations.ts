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
 */
export async function applyMigrations(ownerUrl: string, folder: string): Promise<string[]> {
  const migrationsList = readMigrations(folder)
  return withClient(ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [advisoryLock])
    await migrateJobSchema(ownerUrl)
    await grantJobSchema(client)
    return withSchemaEngine(ownerUrl, [], async (engine) => {
      const filters = { externalTables: [], externalEnums: [] }
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters })
      return appliedMigrationNames
    })
  })
}
