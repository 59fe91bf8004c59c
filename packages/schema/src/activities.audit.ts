import { z } from 'zod'
import { activityParts } from './activities.constants.ts'
import { auditEvent } from './audit.ts'

/** The audit events of activities. */
export const activitiesAuditEvents = z.discriminatedUnion('action', [
  auditEvent('activity:record', { code: z.string() }),
  auditEvent('activity:correct', { code: z.string(), reason: z.string(), changed: z.array(z.enum(activityParts)) }),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly activities: z.infer<typeof activitiesAuditEvents>
  }
}
