import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { LaunchError } from '../failure.ts'
import { say, step } from '../output.ts'
import { inRepository } from '../paths.ts'
import { runProgram } from '../run-program.ts'
import { isLoopback, type Settings } from '../settings.ts'

/** What a home's database was filled with: the demonstration, or the territory alone. */
export type Content = 'demonstration' | 'none'

const noteContent = z.enum(['demonstration', 'none'])

function noteOf(home: string): string {
  return path.join(home, 'content')
}

/** What the home was filled with before, or `null`. */
export function contentOf(home: string): Content | null {
  if (!existsSync(noteOf(home))) return null
  return noteContent.catch('demonstration').parse(readFileSync(noteOf(home), 'utf8').trim())
}

/**
 * What to fill the home with: what it was filled with before, else what DEMONSTRATION says, else the demonstration.
 * @throws LaunchError when people on the network could sign in with the demonstration's printed passwords.
 */
export function chooseContent(settings: Settings): Content {
  const before = contentOf(settings.HAMKORI_HOME)
  const asked = settings.DEMONSTRATION === 'no' ? 'none' : 'demonstration'
  const content = before ?? asked
  if (content === 'demonstration' && !isLoopback(settings.HOST) && settings.ALLOW_DEMONSTRATION_ON_NETWORK !== 'yes') {
    throw new LaunchError(
      `HOST=${settings.HOST} is open to the network, and the demonstration's sign-ins have printed passwords: ` +
        (before === null
          ? 'set DEMONSTRATION=no to start empty, '
          : 'set HAMKORI_HOME to a new folder and DEMONSTRATION=no, ') +
        'or ALLOW_DEMONSTRATION_ON_NETWORK=yes if that is what you want.',
    )
  }
  return content
}

/**
 * Fills the database through the same actions that people use. Repeating it changes nothing.
 * @throws LaunchError when the seed fails.
 */
export async function seedContent(
  settings: Settings,
  appUrl: string,
  content: Content,
  signal?: AbortSignal,
): Promise<void> {
  const name =
    content === 'demonstration' ? 'Loading the territory and the demonstration content (once)' : 'Loading the territory'
  await step(name, async () => {
    const code = await runProgram('node', ['prisma/seed/main.ts', content === 'demonstration' ? '--demo' : '--none'], {
      cwd: inRepository('apps/api'),
      env: {
        DATABASE_URL: appUrl,
        DATABASE_OWNER_URL: undefined,
        HAMKORI_HOME: settings.HAMKORI_HOME,
        NODE_ENV: 'production',
        DEMONSTRATION: content === 'demonstration' ? 'yes' : 'no',
        LOG_LEVEL: settings.LOG_LEVEL,
      },
      onLine: (line) => say(`  ${line}`),
      ...(signal && { signal }),
    })
    if (code !== 0 && signal?.aborted !== true) {
      throw new LaunchError(`The content could not be loaded (exit code ${code}; its last lines are above).`)
    }
  })
  signal?.throwIfAborted()
  writeFileSync(noteOf(settings.HAMKORI_HOME), `${content}\n`)
}
