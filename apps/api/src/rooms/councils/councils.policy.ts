import { mayAct } from '../../platform/authorize.ts'
import type { Actor } from '../../platform/viewer.ts'

/** May the actor put a council on the record? Coordinators, administrators and the system. */
export function mayEstablishCouncil(actor: Actor): boolean {
  return mayAct(actor, 'council:establish')
}

/** May the actor seat somebody on a council? Coordinators, administrators and the system; never the council itself. */
export function mayStartMembership(actor: Actor): boolean {
  return mayAct(actor, 'membership:start')
}

/** May the actor end a membership? Coordinators, administrators and the system. */
export function mayEndMembership(actor: Actor): boolean {
  return mayAct(actor, 'membership:end')
}

/** May the actor put an organisation on the register? Coordinators, administrators and the system. */
export function mayRegisterBody(actor: Actor): boolean {
  return mayAct(actor, 'body:register')
}

/** May the actor put a legal document on the register? Coordinators, administrators and the system. */
export function mayRegisterDocument(actor: Actor): boolean {
  return mayAct(actor, 'document:register')
}
