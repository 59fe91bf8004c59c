import { createHash } from 'node:crypto'
import {
  codeFreeAttempts,
  codeSecondsPerAttempt,
  everybodyFreeAttempts,
  everybodySecondsPerAttempt,
  mailFreeAttempts,
  mailSecondsPerAttempt,
  signInFreeAttempts,
  signInSecondsPerAttempt,
} from '@hamkori/schema/identity'
import { sql } from 'kysely'
import { now } from '../../platform/clock.ts'
import { double } from '../../platform/columns.ts'
import { run } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { UnavailableError } from '../../platform/errors.ts'
import { countRefusal } from '../../platform/metrics.ts'
import { kysely, query, rawQuery } from '../../platform/query.ts'

/** What is guessed: the password of a name, a code of a person, or whose address a message is asked for. */
export type Guess = 'password' | 'code' | 'mail'

interface Rule {
  readonly kind: number
  readonly freeAttempts: number
  readonly secondsPerAttempt: number
}

const rules: Record<Guess, Rule> = {
  password: { kind: 0, freeAttempts: signInFreeAttempts, secondsPerAttempt: signInSecondsPerAttempt },
  code: { kind: 1, freeAttempts: codeFreeAttempts, secondsPerAttempt: codeSecondsPerAttempt },
  mail: { kind: 2, freeAttempts: mailFreeAttempts, secondsPerAttempt: mailSecondsPerAttempt },
}
/** What cannot be guessed, links and passkeys, is counted apart: a flood of it must not stop passwords, nor the other way round. */
const unguessableBucket = -2
const marked = { kind: 3, freeAttempts: signInFreeAttempts, secondsPerAttempt: signInSecondsPerAttempt }
const everybody = { bucket: -1, freeAttempts: everybodyFreeAttempts, secondsPerAttempt: everybodySecondsPerAttempt }
const bucketsOfAKind = 65_536

// A try that the rate limit refuses does not count, so that nobody can keep a person out for longer than one interval.
const takeTry = rawQuery(
  { attempts: double },
  (values: { bucket: number; at: Date; secondsPerAttempt: number; freeAttempts: number }) => {
    const left = sql`greatest(0, stored.attempts - greatest(0, extract(epoch FROM ${values.at}::timestamptz - stored.at)) / ${values.secondsPerAttempt}::float8)`
    return sql`
  INSERT INTO sign_in_rate_limit AS stored (bucket, attempts, at) VALUES (${values.bucket}, 1, ${values.at})
  ON CONFLICT (bucket) DO UPDATE SET attempts = ${left} + 1, at = ${values.at}
  WHERE ${left} + 1 <= ${values.freeAttempts}::float8
  RETURNING attempts`
  },
)
const giveBack = query((values: { bucket: number }) =>
  kysely
    .updateTable('sign_in_rate_limit')
    .set({ attempts: sql`greatest(0, attempts - 1)` })
    .where('bucket', '=', values.bucket),
)

/**
 * Counts one try of a guess about `name` (an email or a person's id), and one of everybody together. In a browser in which
 * that person has signed in before (`mark`), it is counted for the browser alone: whoever guesses from elsewhere does not
 * keep the owner out. Throws UnavailableError while the limit is exceeded.
 */
export async function countAttempt(guess: Guess, name: string, mark: string | null = null): Promise<void> {
  if (mark !== null) return take(bucketOf(marked, mark), marked.freeAttempts, marked.secondsPerAttempt)
  const { freeAttempts, secondsPerAttempt } = rules[guess]
  await take(bucketOf(rules[guess], name), freeAttempts, secondsPerAttempt)
  await take(everybody.bucket, everybody.freeAttempts, everybody.secondsPerAttempt)
}

/** Counts one try of what cannot be guessed and names nobody, such as the token of a link or a passkey's answer. */
export async function countAttemptOfEverybody(): Promise<void> {
  await take(unguessableBucket, everybody.freeAttempts, everybody.secondsPerAttempt)
}

/** Lifts the rate limit of the right guess, in its transaction; everybody's try is given back. A marked browser lifts its own. */
export async function clearAttempts(tx: Tx, guess: Guess, name: string, mark: string | null = null): Promise<void> {
  if (mark !== null) {
    await tx.signInRateLimit.deleteMany({ where: { bucket: bucketOf(marked, mark) } })
    return
  }
  await tx.signInRateLimit.deleteMany({ where: { bucket: bucketOf(rules[guess], name) } })
  await run(giveBack, { bucket: everybody.bucket }, tx)
}

async function take(bucket: number, freeAttempts: number, secondsPerAttempt: number): Promise<void> {
  const [row] = await run(takeTry, { bucket, at: now(), secondsPerAttempt, freeAttempts })
  if (row !== undefined) return
  countRefusal('attempts')
  throw new UnavailableError(Math.max(1, Math.ceil(secondsPerAttempt)))
}

/** Two bytes of a hash, beside the kind: thousands of names share a bucket, so that the row tells nobody's email. */
function bucketOf({ kind }: Rule, name: string): number {
  return kind * bucketsOfAKind + createHash('sha256').update(name).digest().readUInt16BE(0)
}
