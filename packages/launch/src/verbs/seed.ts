import { LaunchError } from '../failure.ts'
import { holderOf, lockHome } from '../home-lock.ts'
import { say } from '../output.ts'
import { socketUrl } from '../postgres/connection-url.ts'
import { apiRole, databaseName } from '../postgres/roles.ts'
import { loadOrCreateSecrets } from '../postgres/secrets.ts'
import { notedSocketDirectory } from '../postgres/socket-directory.ts'
import { readSettings, type Settings } from '../settings.ts'
import { generateCode } from '../steps/generate-code.ts'
import { openDatabase } from '../steps/open-database.ts'
import { contentOf, chooseContent, seedContent, type Content } from '../steps/seed-content.ts'

/** `pnpm seed [--none | --demo]`: fills the database, whether the application runs or not. */
export async function seed(args: string[], signal: AbortSignal): Promise<number> {
  const settings = readSettings(process.env)
  const content = wantedContent(args, settings)
  await generateCode(signal)
  if (holderOf(settings.HAMKORI_HOME) !== null) {
    await seedContent({ settings, appUrl: urlOfRunning(settings), content, always: true, signal })
    return 0
  }
  const lock = lockHome(settings.HAMKORI_HOME, 'seed')
  try {
    const database = await openDatabase(settings)
    try {
      await seedContent({ settings, appUrl: database.appUrl, content, always: true, signal })
    } finally {
      await database.stop()
    }
  } finally {
    lock.release()
  }
  say('Done.')
  return 0
}

function wantedContent(args: string[], settings: Settings): Content {
  const unknown = args.find((arg) => arg !== '--none' && arg !== '--demo')
  if (unknown !== undefined) throw new LaunchError(`"pnpm seed" knows --none and --demo, not "${unknown}".`)
  if (args.includes('--demo')) return chooseContent(settings, 'demonstration')
  if (!args.includes('--none')) return chooseContent(settings)
  if (contentOf(settings.HAMKORI_HOME) === 'demonstration') {
    throw new LaunchError(
      `The database of ${settings.HAMKORI_HOME} already holds the demonstration, and records are never deleted: ` +
        'set HAMKORI_HOME to a new folder to start empty.',
    )
  }
  return 'none'
}

function urlOfRunning(settings: Settings): string {
  if (settings.DATABASE_URL !== undefined) return settings.DATABASE_URL
  const socketDirectory = notedSocketDirectory(settings.HAMKORI_HOME)
  if (socketDirectory === null) throw new LaunchError('The application is just starting: try again in a moment.')
  const { apiPassword } = loadOrCreateSecrets(settings.HAMKORI_HOME)
  return socketUrl({ user: apiRole, password: apiPassword, database: databaseName, socketDirectory })
}
