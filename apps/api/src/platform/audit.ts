import type { Db, Tx } from './db.ts'
import { now } from './clock.ts'
import { personIdOf } from './viewer.ts'
import type { Actor, ActorOnRecord } from './viewer.ts'

/** What an action leaves behind. `note` holds codes only, never text that a resident wrote. */
export interface AuditInput {
  actor: ActorOnRecord
  action: string
  capacity?: string
  subjectType: string
  subjectId: string
  note?: string
  refused?: boolean
}

/** Adds one row to the audit log, in the same transaction as the action itself. */
export async function recordAudit(tx: Db, input: AuditInput): Promise<void> {
  await tx.auditEntry.create({
    data: {
      at: now(),
      action: input.action,
      actorId: personIdOf(input.actor),
      capacity: input.capacity ?? (input.actor.kind === 'system' ? input.actor.name : null),
      subjectType: input.subjectType,
      subjectId: input.subjectId,
      note: input.note ?? null,
      refused: input.refused ?? false,
    },
  })
}

/** One step in a record's life. `capacity` is the office in which the actor acted, as the public sees it. */
export interface TransitionInput {
  actor: Actor
  recordType: 'Meeting' | 'Shortcoming' | 'Proposal'
  recordId: string
  from: string | null
  verb: string
  to: string
  capacity: string
  reason?: string
}

/** Adds one row to the public history of a record, in the same transaction as the change of state. */
export async function recordTransition(tx: Tx, input: TransitionInput): Promise<void> {
  await tx.transition.create({
    data: {
      at: now(),
      recordType: input.recordType,
      recordId: input.recordId,
      fromState: input.from,
      verb: input.verb,
      toState: input.to,
      actorId: personIdOf(input.actor),
      capacity: input.capacity,
      reason: input.reason ?? null,
    },
  })
}
