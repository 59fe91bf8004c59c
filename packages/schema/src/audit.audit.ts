import { z } from 'zod'
import { auditEvent } from './audit.ts'

/** The audit events of the audit log itself. */
export const auditAuditEvents = z.discriminatedUnion('action', [
  /** How many entries were taken along, of which days, and whether another filter was set. */
  auditEvent('audit:export', {
    entries: z.int(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    narrowed: z.literal(true).optional(),
  }),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly audit: z.infer<typeof auditAuditEvents>
  }
}
