import { z } from 'zod'
import { auditEvent } from './audit.ts'
import { removedFile } from './cases.removed-file.ts'
import { proposalOutcomes } from './proposals.constants.ts'

/** Which version of the answer, and how it decides. */
const answer = { version: z.int(), outcome: z.enum(proposalOutcomes) }

/** The audit events of recommendations. */
export const recommendationsAuditEvents = z.discriminatedUnion('action', [
  auditEvent('recommendation:register', {}),
  auditEvent('recommendation:amend', {}),
  auditEvent('recommendation:attach', {}),
  auditEvent('recommendation:discard', { reason: z.string() }),
  auditEvent('recommendation:submit', {}),
  auditEvent('recommendation:acknowledge', {}),
  auditEvent('recommendation:moveDueDates', {}),
  auditEvent('recommendation:removeFile', removedFile),
  auditEvent('recommendation:answer', answer),
  auditEvent('recommendation:supersedeAnswer', answer),
  auditEvent('recommendation:startImplementation', {}),
  auditEvent('recommendation:reportImplemented', {}),
  auditEvent('recommendation:confirmImplemented', {}),
  auditEvent('recommendation:confirmPartlyImplemented', {}),
  auditEvent('recommendation:refuseImplemented', {}),
  auditEvent('recommendation:escalate', {}),
  auditEvent('recommendation:withdraw', {}),
  auditEvent('recommendation:merge', {}),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly recommendations: z.infer<typeof recommendationsAuditEvents>
  }
}
