import { LaunchError } from './failure.ts'
import { whileLocked } from './lock.mjs'
import { say, step, warn } from './output.ts'
import { inRepository } from './paths.ts'
import { runProgram } from './run-program.ts'

/** The tasks of turbo.json that check and test nothing by running it; packages/config/tests shows each of them failing. */
export const checks = [
  'format:check',
  'lint',
  'boundaries',
  'dead-code',
  'types',
  'documents',
  'sdl:check',
  'migrations',
  'size',
]

/** How tasks are run: at most two at once, what has not changed is taken from the cache in `.turbo`. */
const turbo = ['run', '--concurrency=2', '--log-order=grouped']

/**
 * Runs tasks of turbo.json, also after one has failed, and prints what the failing ones say.
 * @param options further options of `turbo run`.
 * @returns names of the failed tasks.
 */
export async function runTasks(tasks: readonly string[], signal: AbortSignal, ...options: string[]): Promise<string[]> {
  let failed: string[] = []
  const code = await runProgram('turbo', [...turbo, '--continue', '--output-logs=errors-only', ...options, ...tasks], {
    // PORT is for the application; what tests say of addresses must not depend on where this one runs.
    env: { PORT: undefined },
    onLine: (line) => {
      const names = /^ *Failed: +(.+)$/.exec(line)?.[1]
      if (names !== undefined) failed = names.split(', ')
      say(line)
    },
    signal,
  })
  signal.throwIfAborted()
  return code === 0 || failed.length > 0 ? failed : ['turbo']
}

/** Generates the database client where the Prisma schema has changed. */
export function generateCode(signal?: AbortSignal): Promise<void> {
  return make('Generating the database client', ['@hamkori/api#gen'], signal)
}

/** Generates the database client and builds the web app and the API, where their sources have changed. */
export function buildAll(signal?: AbortSignal): Promise<void> {
  return make('Building the application', ['@hamkori/api#build', '@hamkori/web#build'], signal)
}

/** Writes everything generated, `schema.graphql` included, in the order in which one needs the other. */
export async function generateAll(signal: AbortSignal): Promise<void> {
  await make('Database client and schema.graphql', ['@hamkori/api#sdl'], signal)
  await make("Types of the web app's documents", ['@hamkori/web#gen'], signal)
}

/** Runs tasks quietly, and shows what they say when they fail. Two commands in one checkout take turns: they write the same files. */
function make(name: string, tasks: string[], signal?: AbortSignal): Promise<void> {
  return whileLocked(inRepository('build.lock'), 'build', () =>
    step(name, async () => {
      const lines: string[] = []
      const code = await runProgram('turbo', [...turbo, ...tasks], { onLine: (line) => lines.push(line), signal })
      if (code === 0) return
      warn(lines.slice(-60).join('\n'))
      throw new LaunchError(`${name} failed (exit code ${code}; its last lines are above).`)
    }),
  )
}
