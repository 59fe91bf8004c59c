import { createHash } from 'node:crypto'
import {
  sessionLongestHours,
  sessionIdleMinutes,
  signInFreeTries,
  signInInput,
  signInSecondsPerTry,
} from '@hamkori/schema/identity'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { now } from '../../../platform/clock.ts'
import { db, run, statement } from '../../../platform/db.ts'
import { parseInput, UnavailableError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SignedInViewer } from '../../../platform/viewer.ts'
import { SignInRefusedError } from '../identity.errors.ts'
import { resolveViewer } from '../identity.queries.ts'
import { verifyPassword } from '../passwords.ts'
import { newToken, tokenHash } from '../sessions.ts'

/** A browser that has just been signed in. The token goes into its cookie and nowhere else. */
export interface SignedIn {
  readonly token: string
  readonly viewer: SignedInViewer
}

/**
 * Signs a person in by e-mail and password. Anybody may try; each try leaves one audit entry, a refused one without the
 * e-mail. Known, unknown and suspended names get the same words after the same work. Throws InvalidInputError,
 * {@link SignInRefusedError}, or UnavailableError while the brake on guessing holds or too many are signing in at once.
 */
export async function signIn(input: z.input<typeof signInInput>): Promise<SignedIn> {
  const { email, password } = parseInput(signInInput, input)
  const bucket = bucketOf(email)
  await countTry(bucket)
  const person = await db.person.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, suspendedAt: true },
  })
  const allowed = person !== null && person.suspendedAt === null ? person : null
  if (!(await verifyPassword(password, allowed?.passwordHash ?? null)) || allowed === null) {
    await recordAudit(db, {
      actor: anonymous,
      action: 'identity:signIn',
      subjectType: 'Person',
      subjectId: person?.id ?? 'unknown',
      refused: true,
    })
    throw new SignInRefusedError()
  }
  const token = await openSession(allowed.id, bucket)
  const viewer = await resolveViewer(token)
  if (viewer.kind !== 'person') throw new SignInRefusedError()
  return { token, viewer }
}

async function openSession(personId: string, bucket: number): Promise<string> {
  const token = newToken()
  const moment = now()
  await db.$transaction(async (tx) => {
    await tx.session.deleteMany({
      where: {
        personId,
        OR: [
          { expiresAt: { lte: moment } },
          { lastSeenAt: { lte: new Date(moment.getTime() - sessionIdleMinutes * 60_000) } },
        ],
      },
    })
    const session = await tx.session.create({
      data: {
        personId,
        tokenHash: tokenHash(token),
        createdAt: moment,
        lastSeenAt: moment,
        expiresAt: new Date(moment.getTime() + sessionLongestHours * 3_600_000),
      },
    })
    await tx.signInBrake.deleteMany({ where: { bucket } })
    await recordAudit(tx, {
      actor: { kind: 'person', personId },
      action: 'identity:signIn',
      subjectType: 'Session',
      subjectId: session.id,
    })
  })
  return token
}

// A try that the brake refuses does not count, so that nobody can keep a person out for longer than one interval.
const takeTry = statement<{ tries: number }>(`
  INSERT INTO sign_in_brake AS brake (bucket, tries, at) VALUES ($1, 1, $2)
  ON CONFLICT (bucket) DO UPDATE SET tries = greatest(0, brake.tries - greatest(0, extract(epoch FROM $2::timestamptz - brake.at)) / $3::float8) + 1, at = $2
  WHERE greatest(0, brake.tries - greatest(0, extract(epoch FROM $2::timestamptz - brake.at)) / $3::float8) + 1 <= $4::float8
  RETURNING tries`)

async function countTry(bucket: number): Promise<void> {
  const [row] = await run(takeTry, [bucket, now(), signInSecondsPerTry, signInFreeTries])
  if (row === undefined) throw new UnavailableError(signInSecondsPerTry)
}

/** Two bytes of a hash: thousands of names share a bucket, so that the row tells nobody's e-mail. */
function bucketOf(email: string): number {
  return createHash('sha256').update(email).digest().readUInt16BE(0)
}
