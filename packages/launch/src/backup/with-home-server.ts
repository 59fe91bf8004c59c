import { existsSync } from 'node:fs'
import path from 'node:path'
import { LaunchError } from '../failure.ts'
import { holderOfHome, lockHome } from '../home-lock.ts'
import { say, step } from '../output.ts'
import { findDataDirectories } from '../postgres/place.ts'
import { homeDatabase, runningUrls } from '../postgres/roles.ts'
import { startEmbeddedServer } from '../postgres/server.ts'

/**
 * Runs `work` with the owner's way into a home's database as it is: that of the running application, or of a server that is
 * started for this, and archives its log as ever. Nothing is migrated: a backup is what one makes before that.
 * @throws LaunchError when the home holds no data, or its server is just starting.
 */
export async function withHomeServer<T>(
  home: string,
  verb: string,
  walArchive: string | undefined,
  work: (ownerUrl: string) => Promise<T>,
): Promise<T> {
  if (!findDataDirectories(home).some((place) => existsSync(path.join(place, 'PG_VERSION'))))
    throw new LaunchError(`${home} holds no database yet: there is nothing to back up.`)
  if ((await holderOfHome(home)) !== null) {
    const urls = runningUrls(home)
    if (urls === null) throw new LaunchError('The application is just starting: try again in a moment.')
    return work(urls.ownerUrl)
  }
  await using held = new AsyncDisposableStack()
  held.adopt(await lockHome(home, verb), (lock) => lock.release())
  const server = await step('Starting PostgreSQL', () =>
    startEmbeddedServer(home, (line) => say(`  ${line}`), { walArchive }),
  )
  held.defer(server.stop)
  return await work(server.ownerUrl(homeDatabase))
}
