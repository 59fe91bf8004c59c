import { afterAll, expect } from 'vitest'
import { createTestDatabase } from '@hamkori/launch/testing/vitest-global-setup.ts'

/**
 * Runs before each test file: clones the migrated template and names it in DATABASE_URL before anything of the
 * application is imported. Files about pure rules (`*.policy.test.ts`) touch no database and get none.
 */
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
