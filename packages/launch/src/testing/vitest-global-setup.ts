import { LaunchError } from '../failure.ts'
import { startTestServer } from './start-test-server.ts'
import { createDatabaseFromTemplate, ensureTemplateDatabase, type TestDatabase } from './test-database.ts'

const serverVariable = 'HAMKORI_TEST_DATABASE_URL'
const templateVariable = 'HAMKORI_TEST_TEMPLATE'

/**
 * Vitest's `globalSetup`: one migrated template for the whole run, on the server that `npm test` started, or on one
 * of its own when a single package is tested alone.
 * @returns the teardown.
 */
export async function setup(): Promise<() => Promise<void>> {
  const given = process.env[serverVariable]
  await using begun = new AsyncDisposableStack()
  const url = given ?? begun.use(await startTestServer()).url
  process.env[templateVariable] = await ensureTemplateDatabase(url)
  process.env[serverVariable] = url
  const kept = begun.move()
  return () => kept.disposeAsync()
}

/** A fresh migrated database for one test file; the file drops it when it is done. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const url = process.env[serverVariable]
  const template = process.env[templateVariable]
  if (url === undefined || template === undefined) {
    throw new LaunchError('Name "@hamkori/launch/testing/vitest-global-setup.ts" as globalSetup in vitest.config.ts.')
  }
  return createDatabaseFromTemplate(url, template)
}
