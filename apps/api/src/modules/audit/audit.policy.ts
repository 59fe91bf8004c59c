import { mayAct } from '../../platform/authorize.ts'
import type { Actor } from '../../platform/viewer.ts'

/** May the actor read the audit log? Coordinators, observers, administrators. */
export function mayReadAudit(actor: Actor): boolean {
  return mayAct(actor, 'audit:read')
}
