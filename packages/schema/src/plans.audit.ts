import { z } from 'zod'
import { auditEvent } from './audit.ts'

/** The audit events of councils' plans and their items. */
export const plansAuditEvents = z.discriminatedUnion('action', [
  auditEvent('plan:draft', { year: z.int() }),
  auditEvent('plan:adopt', { year: z.int() }),
  auditEvent('planItem:start', { number: z.int() }),
  auditEvent('planItem:finish', { number: z.int() }),
  auditEvent('planItem:postpone', {
    number: z.int(),
    dueBefore: z.iso.date(),
    dueOn: z.iso.date(),
    reason: z.string(),
  }),
  auditEvent('planItem:drop', { number: z.int(), reason: z.string() }),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly plans: z.infer<typeof plansAuditEvents>
  }
}
