import { LaunchError } from '../failure.ts'
import { holderOfHome, lockHome } from '../home-lock.ts'
import { socketUrl } from '../postgres/connection-url.ts'
import { apiRole, databaseName } from '../postgres/roles.ts'
import { loadOrCreateSecrets } from '../postgres/secrets.ts'
import { notedSocketDirectory } from '../postgres/socket-directory.ts'
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
  const lock = await lockHome(settings.HAMKORI_HOME, verb)
  try {
    const database = await openDatabase(settings)
    try {
      return await work(database.appUrl)
    } finally {
      await database.stop()
    }
  } finally {
    lock.release()
  }
}

function urlOfRunning(settings: Settings): string {
  if (settings.DATABASE_URL !== undefined) return settings.DATABASE_URL
  const socketDirectory = notedSocketDirectory(settings.HAMKORI_HOME)
  if (socketDirectory === null) throw new LaunchError('The application is just starting: try again in a moment.')
  const { apiPassword } = loadOrCreateSecrets(settings.HAMKORI_HOME)
  return socketUrl({ user: apiRole, password: apiPassword, database: databaseName, socketDirectory })
}
