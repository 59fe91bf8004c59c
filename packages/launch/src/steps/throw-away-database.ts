import path from 'node:path'
import { lockHome } from '../home-lock.ts'
import { inRepository } from '../paths.ts'
import { removeHome } from '../postgres/place.ts'
import { runProgram } from '../run-program.ts'
import { secretsKeyOf } from '../secrets-key.ts'
import { readSettings } from '../settings.ts'
import { makeTemporaryHome } from '../testing/temporary-home.ts'
import { buildWeb, webDist } from './build-web.ts'
import { generateCode } from './generate-code.ts'
import { openDatabase } from './open-database.ts'

/**
 * Runs a program of apps/api on an empty database of its own, durable as in real use, beside the built web app, and removes
 * the database afterwards.
 * @param purpose who holds the home, for the lock.
 * @param file relative to apps/api.
 * @returns the program's exit code.
 */
export async function runOnThrowAwayDatabase(
  purpose: string,
  file: string,
  args: string[],
  signal: AbortSignal,
): Promise<number> {
  await generateCode(signal)
  await buildWeb(signal)
  const home = makeTemporaryHome()
  const lock = lockHome(home, purpose)
  try {
    const settings = readSettings({ HAMKORI_HOME: home }, path.join(home, 'no.env'))
    const database = await openDatabase(settings)
    try {
      return await runProgram('node', [file, ...args], {
        cwd: inRepository('apps/api'),
        env: {
          DATABASE_URL: database.appUrl,
          DATABASE_OWNER_URL: database.ownerUrl,
          HAMKORI_HOME: home,
          SECRETS_KEY: secretsKeyOf(settings),
          NODE_ENV: 'production',
          WEB_DIST: webDist,
        },
        signal,
      })
    } finally {
      await database.stop()
    }
  } finally {
    lock.release()
    removeHome(home)
  }
}
