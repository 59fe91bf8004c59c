import { randomBytes } from 'node:crypto'
import { now } from '../platform/clock.ts'
import { db } from '../platform/db.ts'
import { tokenHash } from '../modules/identity/index.ts'

/** Opens a session without a password and returns its token: for tests of anything but signing in. */
export async function newSession(personId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const moment = now()
  await db.session.create({
    data: {
      personId,
      tokenHash: tokenHash(token),
      phase: 'full',
      method: 'password',
      confirmedAt: moment,
      createdAt: moment,
      lastSeenAt: moment,
      expiresAt: new Date(moment.getTime() + 12 * 3_600_000),
    },
  })
  return token
}
