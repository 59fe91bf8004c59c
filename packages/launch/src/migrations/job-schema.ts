import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { appGroup } from '../postgres/roles.ts'

const schema = 'graphile_worker'

/**
 * Makes or updates the schema of graphile-worker, which runs the application's jobs, as the owner. The application's worker
 * makes the same check when it starts; on a schema that is up to date it only reads, which is all that its role may do.
 */
export async function migrateJobSchema(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => undefined) })
}

/**
 * Lets the application's group use the jobs: read, add, change and remove rows, nothing else. The library's tables have
 * row-level security without policies, so each gets one that lets the group see all rows. Safe to repeat; changes nothing
 * where nothing is missing.
 */
export async function grantJobSchema(client: pg.Client): Promise<void> {
  await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${appGroup}`)
  await client.query(`GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${appGroup}`)
  await client.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${appGroup}`)
  await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${appGroup}`)
  const { rows } = await client.query<{ name: string; isOpen: boolean }>(
    `SELECT c.relname AS name, EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) AS "isOpen"
       FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND c.relrowsecurity`,
    [schema],
  )
  for (const { name, isOpen } of rows) {
    const table = `${schema}.${client.escapeIdentifier(name)}`
    await client.query(`GRANT INSERT, UPDATE, DELETE ON ${table} TO ${appGroup}`)
    if (!isOpen)
      await client.query(`CREATE POLICY application ON ${table} TO ${appGroup} USING (true) WITH CHECK (true)`)
  }
}
