import { emailChangeHours, passwordResetMinutes } from '@hamkori/schema/identity'
import type { MailedLinkKind } from '../../../generated/prisma/enums.ts'
import { now } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { newToken, tokenHash } from './sessions.ts'

const lastsMinutes: Record<MailedLinkKind, number> = {
  passwordReset: passwordResetMinutes,
  emailChange: emailChangeHours * 60,
}

/** A link whose token was sent to somebody. */
export interface MailedLink {
  readonly id: string
  readonly personId: string
  readonly newEmail: string | null
}

/** Makes a link for a person in place of those of its kind that wait; returns its id, and the token, of which only the hash is kept. */
export async function makeLink(
  tx: Tx,
  { kind, personId, newEmail = null }: { kind: MailedLinkKind; personId: string; newEmail?: string | null },
): Promise<{ readonly id: string; readonly token: string }> {
  const token = newToken()
  const moment = now()
  await tx.mailedLink.deleteMany({ where: { kind, personId, usedAt: null } })
  const { id } = await tx.mailedLink.create({
    select: { id: true },
    data: {
      kind,
      personId,
      newEmail,
      tokenHash: tokenHash(token),
      createdAt: moment,
      expiresAt: new Date(moment.getTime() + lastsMinutes[kind] * 60_000),
    },
  })
  return { id, token }
}

/** The link of a token, where it is still good and its person is not suspended; else null, whatever the reason. */
export function findLink(token: string, kind: MailedLinkKind): Promise<MailedLink | null> {
  return db.mailedLink.findFirst({
    where: {
      kind,
      tokenHash: tokenHash(token),
      usedAt: null,
      expiresAt: { gt: now() },
      person: { suspendedAt: null, acceptedAt: { not: null } },
    },
    select: { id: true, personId: true, newEmail: true },
  })
}

/** Takes every link back that waits for a person: whoever asked for it before may not be the owner. */
export async function dropLinks(tx: Tx, personId: string): Promise<void> {
  await tx.mailedLink.deleteMany({ where: { personId, usedAt: null } })
}

/** Uses a link up, in the transaction of its act; of two at the same time one wins. */
export async function useLink(tx: Tx, id: string): Promise<boolean> {
  const moment = now()
  const { count } = await tx.mailedLink.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: moment } },
    data: { usedAt: moment },
  })
  return count === 1
}
