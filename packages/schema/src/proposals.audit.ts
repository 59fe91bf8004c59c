import { z } from 'zod'
import { auditEvent } from './audit.ts'
import { removedFile } from './cases.removed-file.ts'
import { proposalOutcomes } from './proposals.constants.ts'

/** Which version of the answer, and how it decides. */
const answer = { version: z.int(), outcome: z.enum(proposalOutcomes) }

/** The audit events of proposals. */
export const proposalsAuditEvents = z.discriminatedUnion('action', [
  auditEvent('proposal:register', {}),
  auditEvent('proposal:amend', {}),
  auditEvent('proposal:attach', {}),
  auditEvent('proposal:discard', { reason: z.string() }),
  auditEvent('proposal:submit', {}),
  auditEvent('proposal:acknowledge', {}),
  auditEvent('proposal:moveDueDates', {}),
  auditEvent('proposal:removeFile', removedFile),
  auditEvent('proposal:answer', answer),
  auditEvent('proposal:supersedeAnswer', answer),
  auditEvent('proposal:startImplementation', {}),
  auditEvent('proposal:reportImplemented', {}),
  auditEvent('proposal:confirmImplemented', {}),
  auditEvent('proposal:confirmPartlyImplemented', {}),
  auditEvent('proposal:refuseImplemented', {}),
  auditEvent('proposal:escalate', {}),
  auditEvent('proposal:withdraw', {}),
  auditEvent('proposal:merge', {}),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly proposals: z.infer<typeof proposalsAuditEvents>
  }
}
