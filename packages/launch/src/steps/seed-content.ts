import { hash } from 'node:crypto'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { LaunchError } from '../failure.ts'
import { say, step } from '../output.ts'
import { inRepository, readJson } from '../paths.ts'
import { runProgram } from '../run-program.ts'
import { apiEnvironment, isLoopback, type Settings } from '../settings.ts'

/** What a home's database was filled with: the demonstration, or the territory alone. */
export type Content = 'demonstration' | 'none'

const written = z
  .object({
    content: z.enum(['demonstration', 'none']),
    /** Hash of the connection string, so that another DATABASE_URL is not taken for the same database. */
    database: z.string(),
  })
  .catch({ content: 'demonstration', database: '' })

function noteOf(home: string): string {
  return path.join(home, 'content.json')
}

/** A damaged note is read as the content that asks for more care; the seed then runs again and changes nothing. */
function readNote(home: string): z.infer<typeof written> | null {
  return existsSync(noteOf(home)) ? written.parse(readJson(noteOf(home))) : null
}

/** What the home was filled with before, or `null`. */
export function contentOf(home: string): Content | null {
  return readNote(home)?.content ?? null
}

/** Forgets what the home was filled with; for a database that was just made. */
export function forgetContent(home: string): void {
  rmSync(noteOf(home), { force: true })
}

/**
 * What to fill the home with: what was asked for now, else what it was filled with before, else the demonstration.
 * Records are never deleted, so a home with the demonstration stays one.
 * @param asked what this very command asks for.
 * @throws LaunchError when people on the network could sign in with the demonstration's printed passwords.
 */
export function chooseContent(settings: Settings, asked?: Content): Content {
  const before = contentOf(settings.HAMKORI_HOME)
  const wanted = asked ?? (settings.DEMONSTRATION && (settings.DEMONSTRATION === 'yes' ? 'demonstration' : 'none'))
  const content = before === 'demonstration' ? before : (wanted ?? before ?? 'demonstration')
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
 * Fills the database through the same actions that people use, once: what a later release adds to its demonstration
 * never meddles with an installation in use. `always` does it again, which adds what is missing.
 * @throws LaunchError when the seed fails.
 */
export async function seedContent(options: SeedOptions): Promise<void> {
  const { settings, content, signal } = options
  const home = settings.HAMKORI_HOME
  const database = hash('sha256', settings.DATABASE_URL ?? 'embedded')
  const before = readNote(home)
  if (options.always !== true && before?.content === content && before.database === database) return
  const what = content === 'demonstration' ? 'the territory and the demonstration content' : 'the territory'
  await step(`Loading ${what}`, () => runSeed(options))
  signal?.throwIfAborted()
  writeFileSync(noteOf(home), `${JSON.stringify({ content, database })}\n`)
}

/** What to load, and where. */
export interface SeedOptions {
  settings: Settings
  /** The owner's way into the database: content that stands is corrected by the owner of the tables alone. */
  ownerUrl: string
  content: Content
  always?: true
  signal?: AbortSignal
}

async function runSeed({ settings, ownerUrl, content, signal }: SeedOptions): Promise<void> {
  const code = await runProgram('node', ['prisma/seed/main.ts', content === 'demonstration' ? '--demo' : '--none'], {
    cwd: inRepository('apps/api'),
    env: apiEnvironment(settings, ownerUrl),
    onLine: (line) => say(`  ${line}`),
    signal,
  })
  if (code !== 0 && signal?.aborted !== true) {
    throw new LaunchError(`The content could not be loaded (exit code ${code}; its last lines are above).`)
  }
}
