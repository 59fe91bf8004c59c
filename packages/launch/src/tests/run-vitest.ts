import path from 'node:path'
import { say } from '../output.ts'
import { inRepository } from '../paths.ts'
import { runProgram } from '../run-program.ts'
import { readVitestCounts, type Counts } from './counts.ts'

/**
 * Packages with unit tests, the ones others build on first. What stands together runs at the same time: the tests of the
 * launcher wait for servers most of the time, those of the codebase's own rules never wait.
 */
const rounds = [['packages/schema'], ['packages/config', 'packages/launch'], ['apps/api'], ['apps/web']]

/**
 * Runs the unit and API tests of every package on one embedded server.
 * @param reports folder for the JSON reports.
 * @param databaseUrl owner's connection string of the test server.
 */
export async function runVitest(reports: string, databaseUrl: string, signal: AbortSignal): Promise<Counts[]> {
  const run = async (name: string, tell: (line: string) => void): Promise<Counts> => {
    tell(`\n— ${name}`)
    const report = path.join(reports, `${name.replace('/', '-')}.json`)
    const code = await runProgram(
      'vitest',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      {
        cwd: inRepository(name),
        // PORT is for the application; what tests say of addresses must not depend on where this one runs.
        env: { HAMKORI_TEST_DATABASE_URL: databaseUrl, NODE_ENV: 'test', PORT: undefined },
        onLine: tell,
        signal,
      },
    )
    return readVitestCounts(report, code)
  }
  const all: Counts[] = []
  for (const [first = '', ...others] of rounds) {
    signal.throwIfAborted()
    // Two at once would be told line by line in turn: what the others say is kept until the first is done.
    const kept: string[] = []
    const counts = await Promise.all([
      run(first, (line) => say(line)),
      ...others.map((name) => run(name, (line) => kept.push(line))),
    ])
    for (const line of kept) say(line)
    all.push(...counts)
  }
  return all
}
