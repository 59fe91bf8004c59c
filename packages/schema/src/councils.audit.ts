import { z } from 'zod'
import { auditEvent } from './audit.ts'
import { councilOffices, membershipEndReasons, nameDisplays } from './councils.constants.ts'

/** The audit events of councils, their seats, and the registers of bodies and documents. */
export const councilsAuditEvents = z.discriminatedUnion('action', [
  auditEvent('council:establish', { slug: z.string() }),
  auditEvent('council:determineSeats', { seats: z.int() }),
  auditEvent('council:describe', {}),
  auditEvent('membership:offer', { office: z.enum(councilOffices), seat: z.int(), from: z.iso.date() }),
  auditEvent('membership:lapse', { office: z.enum(councilOffices), seat: z.int() }),
  auditEvent('membership:connect', { office: z.enum(councilOffices), seat: z.int() }),
  auditEvent('membership:start', { office: z.enum(councilOffices), seat: z.int(), from: z.iso.date() }),
  auditEvent('membership:end', { ended: z.enum(membershipEndReasons), lastDay: z.iso.date() }),
  // Never the name itself: the log is read by people who may not know it.
  auditEvent('memberName:write', { seat: z.int() }),
  auditEvent('nameDisplay:choose', { displayBefore: z.enum(nameDisplays), display: z.enum(nameDisplays) }),
  auditEvent('body:register', { code: z.string() }),
  auditEvent('document:register', { code: z.string() }),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly councils: z.infer<typeof councilsAuditEvents>
  }
}
