import path from 'node:path'
import { say } from '../output.ts'
import { inRepository } from '../paths.ts'
import { runProgram } from '../run-program.ts'
import { readVitestCounts, type Counts } from './counts.ts'

/** Packages with unit tests, the ones others build on first. */
const packages = ['packages/schema', 'packages/config', 'packages/launch', 'apps/api', 'apps/web']

/**
 * Runs the unit and API tests of every package on one embedded server.
 * @param reports folder for the JSON reports.
 * @param databaseUrl owner's connection string of the test server.
 */
export async function runVitest(reports: string, databaseUrl: string, signal: AbortSignal): Promise<Counts[]> {
  const all: Counts[] = []
  for (const name of packages) {
    signal.throwIfAborted()
    say(`\n— ${name}`)
    const report = path.join(reports, `${name.replace('/', '-')}.json`)
    const code = await runProgram(
      'vitest',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      {
        cwd: inRepository(name),
        // PORT is for the application; what tests say of addresses must not depend on where this one runs.
        env: { HAMKORI_TEST_DATABASE_URL: databaseUrl, NODE_ENV: 'test', PORT: undefined },
        onLine: (line) => say(line),
        signal,
      },
    )
    all.push(readVitestCounts(report, code))
  }
  return all
}
