import path from 'node:path'
import { lockHome } from '../home-lock.ts'
import { inRepository } from '../paths.ts'
import { removeHome } from '../postgres/place.ts'
import { runProgram } from '../run-program.ts'
import { secretsKeyOf } from '../secrets-key.ts'
import { readSettings } from '../settings.ts'
import { buildWeb, webDist } from '../steps/build-web.ts'
import { generateCode } from '../steps/generate-code.ts'
import { openDatabase } from '../steps/open-database.ts'
import { makeTemporaryHome } from '../testing/temporary-home.ts'

/** `pnpm bench`: measures on a database of its own, durable as in real use, and removes it afterwards. */
export async function bench(args: string[], signal: AbortSignal): Promise<number> {
  await generateCode(signal)
  await buildWeb(signal)
  const home = makeTemporaryHome()
  const lock = lockHome(home, 'bench')
  try {
    const settings = readSettings({ HAMKORI_HOME: home }, path.join(home, 'no.env'))
    const database = await openDatabase(settings)
    try {
      return await runProgram('node', ['bench/main.ts', ...args], {
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
