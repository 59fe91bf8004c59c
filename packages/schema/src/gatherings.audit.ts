import { z } from 'zod'
import { auditEvent } from './audit.ts'

/** The audit events of gatherings of councils. */
export const gatheringsAuditEvents = z.discriminatedUnion('action', [
  auditEvent('gathering:draft', {}),
  auditEvent('gathering:record', {}),
  auditEvent('gathering:discard', {}),
  auditEvent('gathering:announce', { heldOn: z.iso.date() }),
  auditEvent('gathering:postpone', { heldOn: z.iso.date().nullable(), reason: z.string() }),
  auditEvent('gathering:cancel', { reason: z.string() }),
  auditEvent('gathering:hold', { heldOn: z.iso.date(), tookPart: z.int() }),
  auditEvent('gathering:conclude', {}),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly gatherings: z.infer<typeof gatheringsAuditEvents>
  }
}
