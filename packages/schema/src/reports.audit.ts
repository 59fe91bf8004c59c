import { z } from 'zod'
import { auditEvent } from './audit.ts'

const read = { revision: z.int() }

/** The audit events of reports. */
export const reportsAuditEvents = z.discriminatedUnion('action', [
  auditEvent('report:begin', { release: z.int() }),
  auditEvent('report:write', read),
  auditEvent('report:freeze', read),
  auditEvent('report:discard', read),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly reports: z.infer<typeof reportsAuditEvents>
  }
}
