import { mayAct } from '../../platform/authorize.ts'
import type { Actor } from '../../platform/viewer.ts'

/** May the actor put a council on the record? Coordinators, administrators and the system. */
export function mayEstablishCouncil(actor: Actor): boolean {
  return mayAct(actor, 'council:establish')
}

/** May the actor seat somebody on this council? Coordinators, administrators, the system; its chair and deputy chair. */
export function mayStartMembership(actor: Actor, councilId: string): boolean {
  return mayAct(actor, 'membership:start', { councilId })
}

/** May the actor seat this person, who holds or held seats on these councils? A chair only somebody of an own council. */
export function maySeat(actor: Actor, councilIds: readonly string[]): boolean {
  return (
    mayAct(actor, 'membership:start') ||
    councilIds.some((councilId) => mayAct(actor, 'membership:start', { councilId }))
  )
}

/** May the actor end a membership of this council? Coordinators, administrators, the system; its chair and deputy chair. */
export function mayEndMembership(actor: Actor, councilId: string): boolean {
  return mayAct(actor, 'membership:end', { councilId })
}

/** May the actor learn who sits on this council? */
export function mayReadHolders(actor: Actor, councilId: string): boolean {
  return mayAct(actor, 'person:read', { councilId })
}

/** May the actor know the members of this council by name? Its own people, coordinators, observers, administrators. */
export function mayReadMemberNames(actor: Actor, councilId: string): boolean {
  return mayAct(actor, 'memberName:read', { councilId })
}

/** May the actor write down who sits on this council? Coordinators, administrators, the system; its chair and deputy chair. */
export function mayWriteMemberName(actor: Actor, councilId: string): boolean {
  return mayAct(actor, 'memberName:write', { councilId })
}

/**
 * The councils whose ending terms the actor sees: every one, or those of which the actor is chair, deputy
 * chair or secretary. Null for everybody else.
 */
export function councilsWithTermsFor(actor: Actor): 'every' | readonly string[] | null {
  if (mayAct(actor, 'membership:readEnding')) return 'every'
  if (actor.kind !== 'person') return null
  const own = actor.seats
    .map(({ councilId }) => councilId)
    .filter((councilId) => mayAct(actor, 'membership:readEnding', { councilId }))
  return own.length === 0 ? null : own
}

/** May the actor put an organisation on the register? Coordinators, administrators and the system. */
export function mayRegisterBody(actor: Actor): boolean {
  return mayAct(actor, 'body:register')
}

/** May the actor put a legal document on the register? Coordinators, administrators and the system. */
export function mayRegisterDocument(actor: Actor): boolean {
  return mayAct(actor, 'document:register')
}
