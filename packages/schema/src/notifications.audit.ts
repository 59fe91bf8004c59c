import { z } from 'zod'
import { auditEvent } from './audit.ts'
import { noticeChoices } from './notifications.constants.ts'

/** The audit events of notifications. */
export const notificationsAuditEvents = z.discriminatedUnion('action', [
  /** `by`: on the page of the account, or by the link in a message, which works without signing in. */
  auditEvent('notification:choose', {
    choice: z.enum(noticeChoices),
    to: z.enum(['on', 'off']),
    by: z.enum(['account', 'link']),
  }),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly notifications: z.infer<typeof notificationsAuditEvents>
  }
}
