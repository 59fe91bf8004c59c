import { randomInt } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { addDays } from '@hamkori/schema/dates'
import { db } from '../../../src/platform/db.ts'
import type { SystemActor } from '../../../src/platform/viewer.ts'
import { createAccount } from '../../../src/modules/identity/index.ts'
import { assignPost } from '../../../src/modules/people/index.ts'
import { readTerritory } from '../../../src/modules/territory/index.ts'
import { accountsOf } from './accounts.ts'
import type { SeededAccount } from './accounts.ts'

const fileName = 'demonstration-accounts.json'
const written = z.object({ accounts: z.array(z.object({ email: z.string(), password: z.string().min(12) })) })
const postDays = 700

/**
 * The secret of codes that all demonstration accounts share. It is public: whoever reads this can sign in to them, which is
 * what a demonstration is for. The action that opens accounts takes it for no other.
 */
const demonstrationTotpSecret = 'HAMKORIDEMONSTRATIONHAMKORIDEMOS'

/**
 * Opens the demonstration's accounts and writes the sign-ins of those that are listed to
 * `<home>/demonstration-accounts.json` (mode 0600). The password is made once for an installation; a second run finds it
 * there. Returns the people by `key`, and one line.
 */
export async function loadPeople(
  actor: SystemActor,
  home: string,
  day: string,
): Promise<{ people: ReadonlyMap<string, string>; line: string }> {
  const file = path.join(home, fileName)
  const known = existsSync(file)
    ? written.parse(JSON.parse(readFileSync(file, 'utf8'))).accounts[0]?.password
    : undefined
  const password = known ?? makePassword()
  const accounts = accountsOf(await readTerritory())
  const before = new Map(
    (
      await db.person.findMany({
        where: { email: { in: accounts.map(({ email }) => email) } },
        select: { id: true, email: true },
      })
    ).map(({ id, email }) => [email, id]),
  )
  const people = new Map<string, string>()
  const queue = accounts.values()
  const openNext = async (): Promise<void> => {
    for (const { key, email, label, listed, post } of queue) {
      const id =
        before.get(email) ??
        (
          await createAccount(actor, {
            email,
            label,
            password: listed ? password : makePassword(),
            demonstration: true,
            ...(listed ? { totpSecret: demonstrationTotpSecret } : {}),
          })
        ).id
      if (post !== undefined && (await db.post.count({ where: { personId: id } })) === 0) {
        await assignPost(actor, { personId: id, ...post, validFrom: addDays(day, -postDays) })
      }
      people.set(key, id)
    }
  }
  // Hashing a password fills one core; two at once is what the identity module allows.
  await Promise.all([openNext(), openNext()])
  const listed = accounts.filter((account) => account.listed)
  if (known === undefined && listed.some(({ email }) => before.has(email))) {
    return {
      people,
      line: `demonstration: ${accounts.length} people; their sign-ins were written down in another home`,
    }
  }
  writeAccounts(file, listed, password)
  return {
    people,
    line: `demonstration: ${accounts.length} people (${accounts.length - before.size} new), ${listed.length} sign-ins in ${fileName} of the home`,
  }
}

// Without letters and digits that look alike; 4 × 4 of 55 signs are more than 90 bits.
const signs = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

function makePassword(): string {
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')).join(
    '-',
  )
}

function writeAccounts(file: string, accounts: readonly SeededAccount[], password: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const content = {
    totpSecret: demonstrationTotpSecret,
    accounts: accounts.map(({ label, email, role }) => ({ label, email, password, role })),
  }
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  chmodSync(`${file}.new`, 0o600)
  renameSync(`${file}.new`, file)
}
