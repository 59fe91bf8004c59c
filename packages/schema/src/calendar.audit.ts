import { z } from 'zod'
import { auditEvent } from './audit.ts'
import { calendarDayKinds } from './calendar.constants.ts'

/** Which day, what it is by the calendar, and how many cases got other dates by the change. */
const change = { day: z.string(), kind: z.enum(calendarDayKinds), moved: z.int() }

/** The audit events of the calendar of days off. */
export const calendarAuditEvents = z.discriminatedUnion('action', [
  auditEvent('calendar:enter', { ...change, source: z.string() }),
  auditEvent('calendar:remove', { ...change, reason: z.string() }),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly calendar: z.infer<typeof calendarAuditEvents>
  }
}
