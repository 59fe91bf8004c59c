import { chmodSync, mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { removeHome } from '../postgres/place.ts'
import { startEmbeddedServer } from '../postgres/server.ts'
import { withClient } from '../postgres/roles.ts'
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
  const home = mkdtempSync(path.join(os.tmpdir(), 'hamkori-test-'))
  // As root, the server's account must be able to walk in; what lies inside is closed.
  chmodSync(home, 0o711)
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
