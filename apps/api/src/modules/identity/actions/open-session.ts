import { pendingMinutes, sessionIdleMinutes, sessionLongestHours } from '@hamkori/schema/identity'
import type { AuditEvent } from '@hamkori/schema/audit'
import type { SecondFactorMethod, SessionPhase, SignInMethod } from '@hamkori/schema/identity'
import { recordAudit } from '../../../platform/audit.ts'
import { dateOf, now, today } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { newToken, tokenHash } from '../sessions.ts'

/** A session that is about to begin. */
export interface Opening {
  readonly personId: string
  readonly phase: SessionPhase
  readonly method: SignInMethod
  /** Where both factors were given: which was the second. */
  readonly by?: SecondFactorMethod
}

/**
 * Opens a session in the transaction of the action that proved who it is, and removes the person's sessions that are over.
 * A pending one lives ten minutes and gives no right. Leaves one audit entry; returns the token for the cookie.
 */
export async function openSession(tx: Tx, { personId, phase, method, by }: Opening): Promise<string> {
  const token = newToken()
  const moment = now()
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
      phase,
      method,
      createdAt: moment,
      lastSeenAt: moment,
      ...(phase === 'full'
        ? { expiresAt: fullUntil(moment), confirmedAt: moment }
        : { expiresAt: new Date(moment.getTime() + pendingMinutes * 60_000) }),
    },
    select: { id: true },
  })
  await noteSignIn(tx, {
    sessionId: session.id,
    personId,
    phase,
    proof: phase === 'full' ? { by: by ?? method } : { phase },
  })
  return token
}

/**
 * Turns a pending session into a full one, once: of two at the same time one wins. The token is replaced, so that a
 * token from before the second factor is worth nothing. Leaves one audit entry; returns the new token, or null where the
 * session is no longer pending.
 */
export async function completeSession(
  tx: Tx,
  pending: { readonly sessionId: string; readonly personId: string; readonly phase: SessionPhase },
  by: SecondFactorMethod,
): Promise<string | null> {
  const token = newToken()
  const moment = now()
  const { count } = await tx.session.updateMany({
    where: { id: pending.sessionId, phase: pending.phase, expiresAt: { gt: moment } },
    data: {
      tokenHash: tokenHash(token),
      phase: 'full',
      createdAt: moment,
      lastSeenAt: moment,
      expiresAt: fullUntil(moment),
      confirmedAt: moment,
    },
  })
  if (count === 0) return null
  await noteSignIn(tx, { ...pending, phase: 'full', proof: { by } })
  return token
}

interface SignInProof {
  readonly sessionId: string
  readonly personId: string
  readonly phase: SessionPhase
  readonly proof: Extract<AuditEvent, { action: 'identity:signIn' }>['payload']
}

async function noteSignIn(tx: Tx, { sessionId, personId, phase, proof }: SignInProof): Promise<void> {
  if (phase === 'full') await tx.person.update({ where: { id: personId }, data: { lastSeenOn: dateOf(today()) } })
  await recordAudit(
    tx,
    { kind: 'person', personId },
    {
      action: 'identity:signIn',
      payload: proof,
      subjectType: 'Session',
      subjectId: sessionId,
    },
  )
}

function fullUntil(moment: Date): Date {
  return new Date(moment.getTime() + sessionLongestHours * 3_600_000)
}
