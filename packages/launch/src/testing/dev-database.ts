/**
 * `node packages/launch/src/testing/dev-database.ts`: a throw-away server with the current migrations applied, for
 * working on the API. Stays until Ctrl-C, then removes everything.
 */
import { describeFailure } from '../failure.ts'
import { startTestServer } from './start-test-server.ts'
import { createDatabaseFromTemplate, ensureTemplateDatabase } from './test-database.ts'

const server = await startTestServer()
try {
  const template = await ensureTemplateDatabase(server.url)
  const database = await createDatabaseFromTemplate(server.url, template)
  console.log(`DATABASE_OWNER_URL=${database.ownerUrl}`)
  console.log(`DATABASE_URL=${database.appUrl}`)
  console.log(`HAMKORI_TEST_DATABASE_URL=${server.url}`)
  console.log('Ctrl-C stops the server and removes its data.')
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
    // A signal handler alone does not keep the process alive.
    const keepAlive = setInterval(() => undefined, 60_000)
    process.once('exit', () => clearInterval(keepAlive))
  })
} catch (error) {
  console.error(describeFailure(error))
  process.exitCode = 1
} finally {
  await server.stop()
}
process.exit()
