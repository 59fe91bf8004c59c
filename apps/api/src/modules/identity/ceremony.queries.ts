import { randomUUID } from 'node:crypto'
import type { CeremonyKind } from '../../../generated/prisma/enums.ts'
import { now } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import type { Db } from '../../platform/db.ts'
import { encrypt, decrypt } from '../../platform/encryption.ts'

/** A passkey answers at once, the organisation soon; installing an application takes as long as the session does. */
const lastsMinutes: Record<CeremonyKind, number> = {
  passkeySignIn: 5,
  passkeyEnrolment: 5,
  organisation: 10,
  totpEnrolment: 10,
}

/** Which ceremony: of what kind, and for which session; null where nobody is known yet. */
export interface Which {
  readonly kind: CeremonyKind
  readonly sessionId: string | null
}

/**
 * Remembers what was asked of a browser until its answer comes, for some minutes, and forgets what is too old. Returns the
 * ceremony's id, which is random and goes to that browser alone.
 */
export async function beginCeremony({ kind, sessionId }: Which, memory: string, tx: Db = db): Promise<string> {
  const moment = now()
  const id = randomUUID()
  await tx.ceremony.deleteMany({ where: { expiresAt: { lte: moment } } })
  await tx.ceremony.create({
    data: {
      id,
      kind,
      sessionId,
      encrypted: encrypt(memory, about(id)),
      expiresAt: new Date(moment.getTime() + lastsMinutes[kind] * 60_000),
    },
  })
  return id
}

/**
 * What was remembered, and the end of the ceremony: whatever comes of it, it is not good a second time. Null where it is
 * unknown, too old, of another kind or of another session.
 */
export async function endCeremony(id: string, { kind, sessionId }: Which, tx: Db = db): Promise<string | null> {
  const row = await tx.ceremony.findFirst({ where: { id, kind, sessionId, expiresAt: { gt: now() } } })
  if (row === null) return null
  const { count } = await tx.ceremony.deleteMany({ where: { id } })
  return count === 1 ? decrypt(row.encrypted, about(id)) : null
}

/** The latest ceremony of a kind that a session began, without ending it; null where there is none. */
export async function ceremonyOf(
  sessionId: string,
  kind: CeremonyKind,
): Promise<{ readonly id: string; readonly memory: string } | null> {
  const row = await db.ceremony.findFirst({
    where: { sessionId, kind, expiresAt: { gt: now() } },
    orderBy: [{ expiresAt: 'desc' }, { id: 'desc' }],
  })
  return row === null ? null : { id: row.id, memory: decrypt(row.encrypted, about(row.id)) }
}

function about(id: string): string {
  return `ceremony ${id}`
}
