import { z } from 'zod'
import { auditEvent } from './audit.ts'

/** The audit events of meetings, their minutes, and activities. */
export const meetingsAuditEvents = z.discriminatedUnion('action', [
  auditEvent('meeting:record', {}),
  auditEvent('meeting:signMinutes', {}),
  auditEvent('meeting:publishMinutes', {}),
  auditEvent('activity:record', { code: z.string() }),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly meetings: z.infer<typeof meetingsAuditEvents>
  }
}
