import { z } from 'zod'
import { auditEvent } from './audit.ts'
import { removedFile } from './cases.removed-file.ts'
import { shortcomingOutcomes } from './shortcomings.constants.ts'

/** Which version of the answer, and how it decides. */
const answer = { version: z.int(), outcome: z.enum(shortcomingOutcomes) }

/** The audit events of shortcomings. */
export const shortcomingsAuditEvents = z.discriminatedUnion('action', [
  auditEvent('shortcoming:register', {}),
  auditEvent('shortcoming:amend', {}),
  auditEvent('shortcoming:attach', {}),
  auditEvent('shortcoming:discard', { reason: z.string() }),
  auditEvent('shortcoming:send', {}),
  auditEvent('shortcoming:acknowledge', {}),
  auditEvent('shortcoming:moveDueDates', {}),
  auditEvent('shortcoming:removeFile', removedFile),
  auditEvent('shortcoming:answer', answer),
  auditEvent('shortcoming:supersedeAnswer', answer),
  auditEvent('shortcoming:planRemedy', {}),
  auditEvent('shortcoming:reportFixed', {}),
  auditEvent('shortcoming:confirmFixed', {}),
  auditEvent('shortcoming:confirmPartlyFixed', {}),
  auditEvent('shortcoming:refuseFixed', {}),
  auditEvent('shortcoming:maintain', {}),
  auditEvent('shortcoming:acceptDispute', {}),
  auditEvent('shortcoming:escalate', {}),
  auditEvent('shortcoming:close', {}),
  auditEvent('shortcoming:reopen', {}),
  auditEvent('shortcoming:withdraw', {}),
  auditEvent('shortcoming:merge', {}),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly shortcomings: z.infer<typeof shortcomingsAuditEvents>
  }
}
