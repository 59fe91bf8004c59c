import type { AuditEvent } from '@hamkori/schema/audit'
import type { Db } from './db.ts'
import { now } from './clock.ts'
import { personIdOf } from './viewer.ts'
import type { ActorOnRecord } from './viewer.ts'

/** What the event was done to, and in which capacity. */
interface AuditContext {
  /** The GraphQL type of the record, and its key in the database. */
  readonly subjectType: string
  readonly subjectId: string
  /** The office or post in which the actor acted; for the system, its name stands here by itself. */
  readonly capacity?: string
  /** True where a proof failed (a wrong password, a wrong code) and nothing was changed. */
  readonly refused?: boolean
}

/**
 * Adds one row to the audit log, in the same transaction as the action itself. Only events that a module declares in
 * `<module>.audit.ts` of the shared schema, with just their payload, compile.
 */
export async function recordAudit(tx: Db, actor: ActorOnRecord, event: AuditEvent & AuditContext): Promise<void> {
  const { action, payload, subjectType, subjectId, capacity, refused } = event
  await tx.auditEntry.create({
    data: {
      at: now(),
      action,
      actorId: personIdOf(actor),
      capacity: capacity ?? (actor.kind === 'system' ? actor.name : null),
      subjectType,
      subjectId,
      payload,
      refused: refused ?? false,
    },
  })
}

/** A mutation that a person was refused, and the permission that was missing. */
interface Refusal {
  readonly permission: string
  readonly mutation: string
  readonly subjectType: string
  readonly subjectId: string
}

/** Adds one row to the audit log for a mutation that was refused: its action is the missing permission. */
export async function recordRefusal(tx: Db, actor: ActorOnRecord, refusal: Refusal): Promise<void> {
  const { permission, mutation, subjectType, subjectId } = refusal
  await tx.auditEntry.create({
    data: {
      at: now(),
      action: permission,
      actorId: personIdOf(actor),
      capacity: null,
      subjectType,
      subjectId,
      payload: { mutation },
      refused: true,
    },
  })
}
