import { z } from 'zod'
import { auditEvent } from './audit.ts'

/** The audit events of activities. */
export const activitiesAuditEvents = z.discriminatedUnion('action', [
  auditEvent('activity:record', { code: z.string() }),
  auditEvent('activity:correct', { code: z.string(), version: z.int(), reason: z.string() }),
  auditEvent('activity:addPhoto', { code: z.string(), number: z.int() }),
  auditEvent('activity:removePhoto', { code: z.string(), number: z.int(), reason: z.string() }),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly activities: z.infer<typeof activitiesAuditEvents>
  }
}
