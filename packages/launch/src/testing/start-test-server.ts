import { removeHome } from '../postgres/place.ts'
import { startEmbeddedServer } from '../postgres/server.ts'
import { withClient } from '../postgres/roles.ts'
import { makeTemporaryHome, sweepLeftovers } from './temporary-home.ts'
import { ensureTestRoles } from './test-database.ts'

/** A throw-away server. */
export interface TestServer extends AsyncDisposable {
  /** Owner's connection string to the maintenance database: what `HAMKORI_TEST_DATABASE_URL` holds. */
  url: string
}

/** Starts an embedded server in a temporary folder, with durability on as in real use; to dispose of it removes the folder. */
export async function startTestServer(): Promise<TestServer> {
  await sweepLeftovers()
  await using begun = new AsyncDisposableStack()
  const home = begun.adopt(makeTemporaryHome(), removeHome)
  const server = begun.adopt(await startEmbeddedServer(home, () => undefined), ({ stop }) => stop())
  const url = server.ownerUrl('postgres')
  await withClient(url, ensureTestRoles)
  const kept = begun.move()
  return { url, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}
