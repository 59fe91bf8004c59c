import { z } from 'zod'
import { auditEvent } from './audit.ts'

/** The audit events of meetings and their minutes. */
export const meetingsAuditEvents = z.discriminatedUnion('action', [
  auditEvent('meeting:plan', {}),
  auditEvent('meeting:revisePlan', {}),
  auditEvent('meeting:announce', {}),
  auditEvent('meeting:amendAnnouncement', {}),
  auditEvent('meeting:postpone', { reason: z.string() }),
  auditEvent('meeting:cancel', { reason: z.string() }),
  auditEvent('meeting:record', {}),
  auditEvent('meeting:draftMinutes', {}),
  auditEvent('meeting:discard', { reason: z.string() }),
  auditEvent('meeting:signMinutes', {}),
  auditEvent('meeting:remark', {}),
  auditEvent('meeting:answerRemark', {}),
  auditEvent('meeting:returnMinutes', { reason: z.string() }),
  auditEvent('meeting:publishMinutes', {}),
  /** Which version was replaced, and why. */
  auditEvent('meeting:correctMinutes', { version: z.int(), reason: z.string() }),
  auditEvent('meeting:addPaper', { number: z.int(), forEverybody: z.boolean() }),
  auditEvent('meeting:removePaper', { number: z.int(), reason: z.string() }),
  auditEvent('assignment:report', {}),
  auditEvent('assignment:confirm', {}),
  auditEvent('assignment:returnReport', { reason: z.string() }),
  auditEvent('assignment:drop', { reason: z.string() }),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly meetings: z.infer<typeof meetingsAuditEvents>
  }
}
