import type { Language } from '@hamkori/schema/languages'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { endSessions, lockPerson } from './account-statements.ts'
import { openSessions } from './identity.queries.ts'
import { waitingLinks } from './link-mail.queries.ts'
import { dropLinks } from './mailed-link.queries.ts'
import { tellWithdrawn, whenAnswered } from './invitation-answers.ts'
import { normalizePerson } from './normalize-person.ts'
import { countAttempt } from './rate-limit-statements.ts'
import { sendInvitation } from './send-invitation.ts'

/** Who is invited. */
export interface Invitee {
  readonly email: string
  readonly label: string
  readonly language: Language
}

/**
 * What the modules above do to an account in a transaction of theirs, each after they have asked who may do it. They
 * leave the audit entry themselves; no other module writes the tables of accounts.
 */
export const accounts = {
  lock: lockPerson,
  endSessions,
  openSessions,
  sendInvitation,
  whenAnswered,
  searchTextOf: normalizePerson,
  waitingLinks,

  /** Counts one message to this address. Throws UnavailableError while the rate limit on messages holds. */
  countMail: (email: string): Promise<void> => countAttempt('mail', email),

  /** Makes an account without a password. An email that has an account is a broken unique rule. */
  async open(tx: Tx, { email, label, language }: Invitee): Promise<{ id: string }> {
    return tx.person.create({
      data: { email, label, language, searchText: normalizePerson(label, email), createdAt: now() },
      select: { id: true },
    })
  },

  /**
   * The account of this e-mail, whether it was opened, and whether an invitation waits for its owner. Null where the e-mail has
   * no account.
   */
  async find(
    tx: Tx,
    email: string,
  ): Promise<{ id: string; accepted: boolean; suspended: boolean; waits: boolean } | null> {
    const found = await tx.person.findUnique({
      where: { email },
      select: {
        id: true,
        acceptedAt: true,
        suspendedAt: true,
        invitations: { where: { usedAt: null, withdrawnAt: null }, select: { id: true } },
      },
    })
    if (found === null) return null
    const { id, acceptedAt, suspendedAt, invitations } = found
    return { id, accepted: acceptedAt !== null, suspended: suspendedAt !== null, waits: invitations.length > 0 }
  },

  /** Gives an account that was never opened the name and language of a new invitation. */
  async rename(tx: Tx, personId: string, { email, label, language }: Invitee): Promise<void> {
    await tx.person.update({
      where: { id: personId },
      data: { label, language, searchText: normalizePerson(label, email) },
    })
  },

  /**
   * Gives an account that was never opened another address: the one before was wrong. An address that has an account is a broken
   * unique rule.
   */
  async correctAddress(
    tx: Tx,
    { id, label }: { readonly id: string; readonly label: string },
    email: string,
  ): Promise<void> {
    await tx.person.update({ where: { id }, data: { email, searchText: normalizePerson(label, email) } })
  },

  /** Takes back the invitation that waits, and frees what it offered; false where none does. */
  async withdrawInvitation(tx: Tx, personId: string): Promise<boolean> {
    const { count } = await tx.invitation.updateMany({
      where: { personId, usedAt: null, withdrawnAt: null },
      data: { withdrawnAt: now() },
    })
    if (count > 0) await tellWithdrawn(tx, personId)
    return count > 0
  },

  /** Closes an account: the person is signed out everywhere, and no link that was sent works any more. */
  async suspend(tx: Tx, personId: string, reason: string): Promise<void> {
    await tx.person.update({ where: { id: personId }, data: { suspendedAt: now(), suspendedFor: reason } })
    await endSessions(tx, personId)
    await dropLinks(tx, personId)
  },

  /** Opens a suspended account again; a session that was begun while the suspension fell ends. */
  async restore(tx: Tx, personId: string): Promise<void> {
    await tx.person.update({ where: { id: personId }, data: { suspendedAt: null, suspendedFor: null } })
    await endSessions(tx, personId)
  },

  /**
   * Removes every second factor and recovery code, signs the person out everywhere and drops the links that were sent.
   * False, and nothing done, where there was no factor.
   */
  async removeFactors(tx: Tx, personId: string): Promise<boolean> {
    const { count } = await tx.factor.deleteMany({ where: { personId } })
    if (count === 0) return false
    await tx.recoveryCode.deleteMany({ where: { personId } })
    await endSessions(tx, personId)
    await dropLinks(tx, personId)
    return true
  },
}
