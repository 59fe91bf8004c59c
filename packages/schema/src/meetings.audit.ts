import { z } from 'zod'
import { auditEvent } from './audit.ts'

/** The audit events of meetings and their minutes. */
export const meetingsAuditEvents = z.discriminatedUnion('action', [
  auditEvent('meeting:record', {}),
  auditEvent('meeting:signMinutes', {}),
  auditEvent('meeting:publishMinutes', {}),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly meetings: z.infer<typeof meetingsAuditEvents>
  }
}
