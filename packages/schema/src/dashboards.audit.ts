import { z } from 'zod'
import { auditEvent } from './audit.ts'

const note = { release: z.int(), version: z.int() }

/** The audit events of notes against releases; the department is their subject. */
export const dashboardsAuditEvents = z.discriminatedUnion('action', [
  auditEvent('releaseNote:write', note),
  auditEvent('releaseNote:remove', note),
  auditEvent('releaseNote:restore', note),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly dashboards: z.infer<typeof dashboardsAuditEvents>
  }
}
