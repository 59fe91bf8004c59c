/**
 * `pnpm attack`: tries on a running service, on a database of its own, what an attacker would, and prints one line for each
 * check. Ends with 1 where one of them failed. `npm test` runs the same checks (attack.test.ts).
 */
import { db, pool } from '../src/platform/db.ts'
import { checks } from './checks/index.ts'
import { startTarget } from './target.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const { WEB_DIST, DATABASE_OWNER_URL } = process.env

if (WEB_DIST === undefined || DATABASE_OWNER_URL === undefined) {
  process.stderr.write(
    'The attack needs WEB_DIST, and DATABASE_URL and DATABASE_OWNER_URL of an empty database: run pnpm attack.\n',
  )
  process.exit(1)
}
const target = await startTarget(WEB_DIST, DATABASE_OWNER_URL)
let failed = 0
try {
  for (const check of checks) {
    try {
      await check.run(target)
      say(`ok    ${check.name}`)
    } catch (failure) {
      failed += 1
      say(
        `FAIL  ${check.name}\n      ${failure instanceof Error ? failure.message.split('\n').join('\n      ') : String(failure)}`,
      )
    }
  }
} finally {
  await target.stop()
  await db.$disconnect()
  if (!pool.ended) await pool.end()
}
say(`\n${checks.length - failed} held, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
