import { LaunchError } from '../failure.ts'
import { holderOfHome, lockHome } from '../home-lock.ts'
import { runningUrls } from '../postgres/roles.ts'
import type { Settings } from '../settings.ts'
import { openDatabase } from './open-database.ts'

/**
 * Runs `work` with the API's way into the home's database: the one of the running application, or, where it does not run,
 * a database that is opened for this and stopped afterwards.
 */
export async function withDatabase<T>(
  settings: Settings,
  verb: 'seed' | 'invite',
  work: (appUrl: string) => Promise<T>,
): Promise<T> {
  if ((await holderOfHome(settings.HAMKORI_HOME)) !== null) return work(urlOfRunning(settings))
  await using held = new AsyncDisposableStack()
  held.adopt(await lockHome(settings.HAMKORI_HOME, verb), (lock) => lock.release())
  return await work(held.use(await openDatabase(settings)).appUrl)
}

function urlOfRunning(settings: Settings): string {
  const appUrl = settings.DATABASE_URL ?? runningUrls(settings.HAMKORI_HOME)?.appUrl
  if (appUrl === undefined) throw new LaunchError('The application is just starting: try again in a moment.')
  return appUrl
}
