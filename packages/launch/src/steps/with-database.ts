import { LaunchError } from '../failure.ts'
import { holderOfHome, lockHome } from '../home-lock.ts'
import { runningUrls, type DatabaseUrls } from '../postgres/roles.ts'
import type { Settings } from '../settings.ts'
import { openDatabase } from './open-database.ts'

/**
 * Runs `work` with the ways into the home's database: that of the running application, or, where it does not run,
 * a database that is opened for this and stopped afterwards.
 */
export async function withDatabase<T>(
  settings: Settings,
  verb: 'seed' | 'invite' | 'outlines',
  work: (urls: DatabaseUrls) => Promise<T>,
): Promise<T> {
  if ((await holderOfHome(settings.HAMKORI_HOME)) !== null) return work(urlsOfRunning(settings))
  await using held = new AsyncDisposableStack()
  held.adopt(await lockHome(settings.HAMKORI_HOME, verb), (lock) => lock.release())
  return await work(held.use(await openDatabase(settings)))
}

function urlsOfRunning(settings: Settings): DatabaseUrls {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, HAMKORI_HOME: home } = settings
  const urls = appUrl === undefined ? runningUrls(home) : { appUrl, ownerUrl: ownerUrl ?? appUrl }
  if (urls === null) throw new LaunchError('The application is just starting: try again in a moment.')
  return urls
}
