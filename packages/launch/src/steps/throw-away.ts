import path from 'node:path'
import { startApplication, type Application } from '../application.ts'
import { inRepository, webDist } from '../paths.ts'
import { removeHome } from '../postgres/place.ts'
import { runProgram } from '../run-program.ts'
import { apiEnvironment, readSettings, type Settings } from '../settings.ts'
import { makeTemporaryHome } from '../testing/temporary-home.ts'
import { startTestServer } from '../testing/start-test-server.ts'
import { anyFreePort } from './choose-port.ts'
import { openDatabase } from './open-database.ts'

/** Settings of a throw-away home: whatever DATABASE_URL the person who runs this has set is never written to. */
function settingsOf(home: string, further: Readonly<Record<string, string>> = {}): Settings {
  return readSettings({ HAMKORI_HOME: home, ...further }, path.join(home, 'no.env'))
}

/**
 * Runs a program of apps/api on an empty database of its own, durable as in real use, beside the built web app, and removes
 * the database afterwards.
 * @param file relative to apps/api.
 * @returns the program's exit code.
 */
export async function runOnOwnDatabase(file: string, args: string[], signal: AbortSignal): Promise<number> {
  await using used = new AsyncDisposableStack()
  const settings = settingsOf(used.adopt(makeTemporaryHome(), removeHome))
  const database = used.use(await openDatabase(settings))
  const env = { ...apiEnvironment(settings, database.appUrl), DATABASE_OWNER_URL: database.ownerUrl, WEB_DIST: webDist }
  return await runProgram('node', [file, ...args], { cwd: inRepository('apps/api'), env, signal })
}

/**
 * Runs a program of apps/api beside a throw-away server, on which it makes its own databases.
 * @returns the program's exit code.
 */
export async function runOnTestServer(program: string, args: string[], signal: AbortSignal): Promise<number> {
  await using server = await startTestServer()
  const env = { HAMKORI_TEST_DATABASE_URL: server.url, LOG_LEVEL: 'silent' }
  return await runProgram(program, args, { cwd: inRepository('apps/api'), env, signal })
}

/**
 * Runs `work` against the whole application with the demonstration content, in a throw-away home on a free port, and
 * removes everything afterwards.
 * @param further variables of the environment that the application runs with.
 */
export async function withDemonstration<T>(
  signal: AbortSignal,
  work: (application: Application, home: string) => Promise<T>,
  further: Readonly<Record<string, string>> = {},
): Promise<T> {
  await using used = new AsyncDisposableStack()
  const home = used.adopt(path.join(used.adopt(makeTemporaryHome(), removeHome), 'home'), removeHome)
  const port = String(await anyFreePort('127.0.0.1'))
  const settings = settingsOf(home, { PORT: port, LOG_LEVEL: 'warn', ...further })
  return await work(used.use(await startApplication(settings, 'production', signal)), home)
}
