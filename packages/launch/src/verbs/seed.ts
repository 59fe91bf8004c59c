import { LaunchError } from '../failure.ts'
import { say } from '../output.ts'
import { readSettings, type Settings } from '../settings.ts'
import { contentOf, chooseContent, seedContent, type Content } from '../steps/seed-content.ts'
import { withDatabase } from '../steps/with-database.ts'
import { generateCode } from '../tasks.ts'

/** `pnpm seed [--none | --demo]`: fills the database, whether the application runs or not. */
export async function seed(args: string[], signal: AbortSignal): Promise<number> {
  const settings = readSettings(process.env)
  const content = wantedContent(args, settings)
  await generateCode(signal)
  await withDatabase(settings, 'seed', ({ ownerUrl }) =>
    seedContent({ settings, ownerUrl, content, always: true, signal }),
  )
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
