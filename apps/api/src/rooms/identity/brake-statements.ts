import { createHash } from 'node:crypto'
import {
  codeFreeTries,
  codeSecondsPerTry,
  everybodyFreeTries,
  everybodySecondsPerTry,
  mailFreeTries,
  mailSecondsPerTry,
  signInFreeTries,
  signInSecondsPerTry,
} from '@hamkori/schema/identity'
import { now } from '../../platform/clock.ts'
import { run, statement } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { UnavailableError } from '../../platform/errors.ts'

/** What is guessed: the password of a name, a code of a person, or whose address a message is asked for. */
export type Guess = 'password' | 'code' | 'mail'

interface Rule {
  readonly kind: number
  readonly freeTries: number
  readonly secondsPerTry: number
}

const rules: Record<Guess, Rule> = {
  password: { kind: 0, freeTries: signInFreeTries, secondsPerTry: signInSecondsPerTry },
  code: { kind: 1, freeTries: codeFreeTries, secondsPerTry: codeSecondsPerTry },
  mail: { kind: 2, freeTries: mailFreeTries, secondsPerTry: mailSecondsPerTry },
}
/** What cannot be guessed, links and passkeys, is counted apart: a flood of it must not stop passwords, nor the other way round. */
const unguessableBucket = -2
const marked = { kind: 3, freeTries: signInFreeTries, secondsPerTry: signInSecondsPerTry }
const everybody = { bucket: -1, freeTries: everybodyFreeTries, secondsPerTry: everybodySecondsPerTry }
const bucketsOfAKind = 65_536

// A try that the brake refuses does not count, so that nobody can keep a person out for longer than one interval.
const takeTry = statement<{ tries: number }>(`
  INSERT INTO sign_in_brake AS brake (bucket, tries, at) VALUES ($1, 1, $2)
  ON CONFLICT (bucket) DO UPDATE SET tries = greatest(0, brake.tries - greatest(0, extract(epoch FROM $2::timestamptz - brake.at)) / $3::float8) + 1, at = $2
  WHERE greatest(0, brake.tries - greatest(0, extract(epoch FROM $2::timestamptz - brake.at)) / $3::float8) + 1 <= $4::float8
  RETURNING tries`)

/**
 * Counts one try of a guess about `name` (an e-mail or a person's id), and one of everybody together. In a browser in which
 * that person has signed in before (`mark`), it is counted for the browser alone: whoever guesses from elsewhere does not
 * keep the owner out. Throws UnavailableError while a brake holds.
 */
export async function countTry(guess: Guess, name: string, mark: string | null = null): Promise<void> {
  if (mark !== null) return take(bucketOf(marked, mark), marked.freeTries, marked.secondsPerTry)
  const { freeTries, secondsPerTry } = rules[guess]
  await take(bucketOf(rules[guess], name), freeTries, secondsPerTry)
  await take(everybody.bucket, everybody.freeTries, everybody.secondsPerTry)
}

/** Counts one try of what cannot be guessed and names nobody, such as the token of a link or a passkey's answer. */
export async function countTryOfEverybody(): Promise<void> {
  await take(unguessableBucket, everybody.freeTries, everybody.secondsPerTry)
}

/** Lifts the brake of the right guess, in its transaction; everybody's try is given back. A marked browser lifts its own. */
export async function forgetTries(tx: Tx, guess: Guess, name: string, mark: string | null = null): Promise<void> {
  if (mark !== null) {
    await tx.signInBrake.deleteMany({ where: { bucket: bucketOf(marked, mark) } })
    return
  }
  await tx.signInBrake.deleteMany({ where: { bucket: bucketOf(rules[guess], name) } })
  await tx.$executeRaw`UPDATE sign_in_brake SET tries = greatest(0, tries - 1) WHERE bucket = ${everybody.bucket}`
}

async function take(bucket: number, freeTries: number, secondsPerTry: number): Promise<void> {
  const [row] = await run(takeTry, [bucket, now(), secondsPerTry, freeTries])
  if (row === undefined) throw new UnavailableError(Math.max(1, Math.ceil(secondsPerTry)))
}

/** Two bytes of a hash, beside the kind: thousands of names share a bucket, so that the row tells nobody's e-mail. */
function bucketOf({ kind }: Rule, name: string): number {
  return kind * bucketsOfAKind + createHash('sha256').update(name).digest().readUInt16BE(0)
}
