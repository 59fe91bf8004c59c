import { z } from 'zod'
import { auditEvent } from './audit.ts'

/** The name of the job, such as `sendMail`. */
const job = { code: z.string() }

/** The audit events of failed jobs. */
export const operationsAuditEvents = z.discriminatedUnion('action', [
  auditEvent('job:retry', job),
  auditEvent('job:discard', job),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly operations: z.infer<typeof operationsAuditEvents>
  }
}
