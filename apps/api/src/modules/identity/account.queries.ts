import { sessionIdleMinutes } from '@hamkori/schema/identity'
import type { FactorKind, SignInMethod } from '@hamkori/schema/identity'
import { now } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'

/** A browser that is signed in. Neither its address nor its name is known. */
export interface OwnSession {
  readonly id: string
  readonly personId: string
  readonly method: SignInMethod
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly expiresAt: Date
}

/** A second factor as its owner sees it. */
export interface OwnFactor {
  readonly id: string
  readonly personId: string
  readonly kind: FactorKind
  readonly label: string
  readonly addedAt: Date
  readonly lastUsedAt: Date | null
}

const sessionColumns = {
  id: true,
  personId: true,
  method: true,
  createdAt: true,
  lastSeenAt: true,
  expiresAt: true,
} as const
const factorColumns = { id: true, personId: true, kind: true, label: true, addedAt: true, lastUsedAt: true } as const

/** The sessions of a person that are alive, the one used last first. */
export function sessionsOf(personId: string, id?: string): Promise<OwnSession[]> {
  const moment = now()
  return db.session.findMany({
    where: {
      personId,
      ...(id === undefined ? {} : { id }),
      phase: 'full',
      expiresAt: { gt: moment },
      lastSeenAt: { gt: new Date(moment.getTime() - sessionIdleMinutes * 60_000) },
    },
    select: sessionColumns,
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
  })
}

/** The factors of a person, the oldest first. */
export function factorsOf(personId: string, id?: string): Promise<OwnFactor[]> {
  return db.factor.findMany({
    where: { personId, ...(id === undefined ? {} : { id }) },
    select: factorColumns,
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  })
}

/** How many recovery codes of a person were not used. */
export function recoveryCodesLeft(personId: string): Promise<number> {
  return db.recoveryCode.count({ where: { personId, usedAt: null } })
}

/**
 * The address that waits for its link to be opened, and when the mail server refused it; null where there is none. Nothing else
 * about the message may be shown: to an address that has an account none is sent, and that must look like a message that was accepted.
 */
export async function pendingEmailOf(
  personId: string,
): Promise<{ readonly email: string; readonly refusedAt: Date | null } | null> {
  const link = await db.mailedLink.findFirst({
    where: { personId, kind: 'emailChange', usedAt: null, expiresAt: { gt: now() } },
    orderBy: { createdAt: 'desc' },
    select: { newEmail: true, mail: { where: { outcome: 'refused' }, select: { triedAt: true } } },
  })
  return link === null || link.newEmail === null
    ? null
    : { email: link.newEmail, refusedAt: link.mail?.triedAt ?? null }
}
