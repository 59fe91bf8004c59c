import { z } from 'zod'
import { auditEvent } from './audit.ts'
import { postRoles } from './identity.constants.ts'

const reason = z.string()

/** The audit events of invitations, of accounts as others see to them, and of posts. */
export const peopleAuditEvents = z.discriminatedUnion('action', [
  auditEvent('invitation:renew', { corrected: z.literal('address').optional() }),
  auditEvent('invitation:withdraw', { reason }),
  auditEvent('person:invite', {}),
  auditEvent('person:suspend', { reason }),
  auditEvent('person:restore', { reason }),
  auditEvent('person:resetFactors', { reason }),
  auditEvent('post:assign', { role: z.enum(postRoles) }),
  auditEvent('post:end', { role: z.enum(postRoles), lastDay: z.iso.date(), reason }),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly people: z.infer<typeof peopleAuditEvents>
  }
}
