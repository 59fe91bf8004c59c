import { removeHome } from '../postgres/place.ts'
import { startEmbeddedServer } from '../postgres/server.ts'
import { withClient } from '../postgres/roles.ts'
import { makeTemporaryHome, sweepLeftovers } from './temporary-home.ts'
import { ensureTestRoles } from './test-database.ts'

/** A throw-away server. */
export interface TestServer {
  /** Owner's connection string to the maintenance database: what `HAMKORI_TEST_DATABASE_URL` holds. */
  url: string
  /** Stops the server and removes everything it wrote. */
  stop(): Promise<void>
}

/** Starts an embedded server in a temporary folder, with durability on as in real use. */
export async function startTestServer(): Promise<TestServer> {
  await sweepLeftovers()
  const home = makeTemporaryHome()
  try {
    const server = await startEmbeddedServer(home, () => undefined)
    const url = server.ownerUrl('postgres')
    await withClient(url, ensureTestRoles)
    return {
      url,
      async stop() {
        await server.stop()
        removeHome(home)
      },
    }
  } catch (error) {
    removeHome(home)
    throw error
  }
}
