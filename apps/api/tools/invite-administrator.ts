/**
 * `node tools/invite-administrator.ts <email> <name> [tg|ru|en]`: invites an administrator in the name of the operator, as
 * the first one of an installation can be invited by nobody else. The message waits as a job until the application runs.
 */
import { isLanguage } from '@hamkori/schema/languages'
import { today } from '../src/platform/clock.ts'
import { db, pool } from '../src/platform/db.ts'
import { ConflictError, DomainError, InvalidInputError } from '../src/platform/errors.ts'
import { invitePerson } from '../src/modules/councils/index.ts'

const [email = '', label = '', language = 'tg', ...rest] = process.argv.slice(2)
const operator = { kind: 'system', name: 'operator' } as const

try {
  if (rest.length > 0 || !isLanguage(language)) throw new Error('Use: <email> "<name>" [tg|ru|en]')
  await invitePerson(operator, { email, label, language, post: { role: 'administrator', validFrom: today() } })
  process.stdout.write(`${email} is invited as an administrator. The link holds for 72 hours.\n`)
} catch (failure) {
  process.stderr.write(`${sentence(failure)}\n`)
  process.exitCode = 1
} finally {
  await db.$disconnect()
  if (!pool.ended) await pool.end()
}

function sentence(failure: unknown): string {
  if (failure instanceof ConflictError) return `${email} has an account already.`
  if (failure instanceof InvalidInputError)
    return failure.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join('\n')
  return failure instanceof DomainError || failure instanceof Error ? failure.message : String(failure)
}
