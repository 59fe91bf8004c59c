import { z } from 'zod'
import { auditEvent } from './audit-events.ts'
import { factorKinds, postRoles, secondFactorMethods, signInMethods } from './identity.constants.ts'

/** How a sign-in or a confirmation was proved; `code` where it failed before it was known which kind of code it was. */
const proof = z.enum([...signInMethods, 'totp', 'recoveryCode', 'code'])
const reason = z.string()

/** The audit events of accounts, sessions and factors, of people and their posts, and of the audit log itself. */
export const identityAuditEvents = z.discriminatedUnion('action', [
  /** `phase`: the session still waits for that step. `by`: what was proved, or was tried where the entry is a refusal. */
  auditEvent('identity:signIn', { phase: z.enum(['secondFactor', 'enrolment']).optional(), by: proof.optional() }),
  auditEvent('identity:signOut', {}),
  auditEvent('identity:confirm', { by: z.enum(secondFactorMethods).optional() }),
  auditEvent('invitation:accept', { by: z.literal('organisation').optional() }),
  auditEvent('invitation:renew', {}),
  auditEvent('invitation:withdraw', { reason }),
  auditEvent('organisation:link', {}),
  auditEvent('account:create', {}),
  auditEvent('password:change', {}),
  /** `asked`: a link was sent. `changed`: it was used. */
  auditEvent('password:reset', { step: z.enum(['asked', 'changed']) }),
  auditEvent('email:change', {}),
  auditEvent('email:confirm', {}),
  auditEvent('factor:add', { factor: z.enum(factorKinds) }),
  auditEvent('factor:remove', { factor: z.enum(factorKinds) }),
  auditEvent('recoveryCodes:renew', {}),
  /** `others`: how many other sessions ended, where the person ended all but the present one. */
  auditEvent('session:end', { others: z.int().optional() }),
  auditEvent('person:invite', {}),
  auditEvent('person:suspend', { reason }),
  auditEvent('person:restore', { reason }),
  auditEvent('person:resetFactors', { reason }),
  auditEvent('post:assign', { role: z.enum(postRoles) }),
  auditEvent('post:end', { role: z.enum(postRoles), lastDay: z.iso.date(), reason }),
  /** How many entries were taken along, of which days, and whether another filter was set. */
  auditEvent('audit:export', {
    entries: z.int(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    narrowed: z.literal(true).optional(),
  }),
])

declare module './audit-events.ts' {
  interface AuditEventRegistry {
    readonly identity: z.infer<typeof identityAuditEvents>
  }
}
