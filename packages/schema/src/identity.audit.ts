import { z } from 'zod'
import { auditEvent } from './audit.ts'
import { factorKinds, secondFactorMethods, signInMethods } from './identity.constants.ts'

/** How a sign-in or a confirmation was proved; `code` where it failed before it was known which kind of code it was. */
const proof = z.enum([...signInMethods, 'totp', 'recoveryCode', 'code'])

/** The audit events of accounts, sessions and factors. */
export const identityAuditEvents = z.discriminatedUnion('action', [
  /** `phase`: the session still waits for that step. `by`: what was proved, or was tried where the entry is a refusal. */
  auditEvent('identity:signIn', { phase: z.enum(['secondFactor', 'enrolment']).optional(), by: proof.optional() }),
  auditEvent('identity:signOut', {}),
  auditEvent('identity:confirm', { by: z.enum(secondFactorMethods).optional() }),
  auditEvent('invitation:accept', { by: z.literal('organisation').optional() }),
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
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly identity: z.infer<typeof identityAuditEvents>
  }
}
