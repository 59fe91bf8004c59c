import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { LaunchError } from '../failure.ts'
import { fingerprint } from '../fingerprint.ts'
import { say, step } from '../output.ts'
import { inRepository } from '../paths.ts'
import { runProgram } from '../run-program.ts'
import { isLoopback, type Settings } from '../settings.ts'

/** What a home's database was filled with: the demonstration, or the territory alone. */
export type Content = 'demonstration' | 'none'

const written = z.object({
  content: z.enum(['demonstration', 'none']),
  /** Fingerprint of the seed and of what it loads. */
  seed: z.string(),
})

function noteOf(home: string): string {
  return path.join(home, 'content.json')
}

function readNote(home: string): z.infer<typeof written> | null {
  const file = noteOf(home)
  if (!existsSync(file)) return null
  // A damaged note is read as the content that asks for more care; the seed then runs again and changes nothing.
  const damaged = { content: 'demonstration', seed: '' } as const
  try {
    return written.catch(damaged).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return damaged
  }
}

/** What the home was filled with before, or `null`. */
export function contentOf(home: string): Content | null {
  return readNote(home)?.content ?? null
}

/** Forgets what the home was filled with; for a cluster that was just made. */
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

/** What the loaded content depends on. */
const inputs = ['apps/api/prisma/seed', 'apps/api/prisma/migrations', 'packages/schema/src']

/**
 * Fills the database through the same actions that people use. Repeating it changes nothing; with the embedded
 * database it is not even tried again until the seed itself has changed.
 * @throws LaunchError when the seed fails.
 */
export async function seedContent(
  settings: Settings,
  appUrl: string,
  content: Content,
  signal?: AbortSignal,
): Promise<void> {
  const home = settings.HAMKORI_HOME
  const seed = fingerprint(inputs)
  const before = readNote(home)
  const loaded = before?.content === content && before.seed === seed
  if (loaded && settings.DATABASE_URL === undefined) return
  const what = content === 'demonstration' ? 'the territory and the demonstration content' : 'the territory'
  await step(`Loading ${what}`, () => runSeed(settings, appUrl, content, signal))
  signal?.throwIfAborted()
  writeFileSync(noteOf(home), `${JSON.stringify({ content, seed })}\n`)
}

async function runSeed(settings: Settings, appUrl: string, content: Content, signal?: AbortSignal): Promise<void> {
  const code = await runProgram('node', ['prisma/seed/main.ts', content === 'demonstration' ? '--demo' : '--none'], {
    cwd: inRepository('apps/api'),
    env: {
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: undefined,
      HAMKORI_HOME: settings.HAMKORI_HOME,
      HOST: settings.HOST,
      ALLOW_DEMONSTRATION_ON_NETWORK: settings.ALLOW_DEMONSTRATION_ON_NETWORK,
      NODE_ENV: 'production',
      LOG_LEVEL: settings.LOG_LEVEL,
    },
    onLine: (line) => say(`  ${line}`),
    ...(signal && { signal }),
  })
  if (code !== 0 && signal?.aborted !== true) {
    throw new LaunchError(`The content could not be loaded (exit code ${code}; its last lines are above).`)
  }
}
