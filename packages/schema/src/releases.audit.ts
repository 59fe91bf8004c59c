import { z } from 'zod'
import { auditEvent } from './audit.ts'

/** The audit events of releases. */
export const releasesAuditEvents = z.discriminatedUnion('action', [
  auditEvent('release:begin', { number: z.int(), corrects: z.int().nullable() }),
  auditEvent('release:publish', { number: z.int() }),
  auditEvent('release:fail', { number: z.int(), code: z.string() }),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly releases: z.infer<typeof releasesAuditEvents>
  }
}
