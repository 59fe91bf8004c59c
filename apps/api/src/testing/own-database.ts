import SchemaBuilder from '@pothos/core'
import { afterAll, expect, vi } from 'vitest'
import { createTestDatabase } from '@hamkori/launch/testing/vitest-global-setup.ts'

/**
 * Runs before each test file: clones the migrated template and names it in DATABASE_URL before anything of the
 * application is imported. Files about pure rules (`*.policy.test.ts`) touch no database and get none.
 *
 * Files share a process, because loading the libraries anew took longer than the tests. They share nothing of ours:
 * every file gets our modules anew, with what they hold in memory, and the environment as the run began.
 */
const start = globalThis as { environmentOfTheRun?: NodeJS.ProcessEnv }
start.environmentOfTheRun ??= { ...process.env }
for (const name of Object.keys(process.env))
  if (!(name in start.environmentOfTheRun)) Reflect.deleteProperty(process.env, name)
Object.assign(process.env, start.environmentOfTheRun)
// Our plugins are registered in the library, which stays.
SchemaBuilder.allowPluginReRegistration = true
vi.resetModules()

const file = expect.getState().testPath ?? ''
if (!file.endsWith('.policy.test.ts')) {
  const database = await createTestDatabase()
  process.env['DATABASE_URL'] = database.appUrl
  process.env['HAMKORI_TEST_OWNER_URL'] = database.ownerUrl
  afterAll(async () => {
    const { db, pool } = await import('../platform/db.ts')
    const { ownerDb, ownerPool } = await import('./owner.ts')
    await db.$disconnect()
    await ownerDb.$disconnect()
    if (!ownerPool.ended) await ownerPool.end()
    if (!pool.ended) await pool.end()
    await database.drop()
  })
}
