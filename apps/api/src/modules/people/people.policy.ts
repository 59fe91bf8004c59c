import type { PersonVerb } from '@hamkori/schema/people.constants'
import type { Permission } from '@hamkori/schema/permissions'
import { mayAct } from '../../platform/authorize.ts'
import type { Actor } from '../../platform/viewer.ts'

/** Which people an actor may know of: everybody, or those who hold or held a seat on these councils. */
export type PeopleScope = 'everybody' | readonly string[]

/**
 * Which people the actor may know of. Coordinators, observers and administrators: everybody. Chairs and their deputies:
 * those of their councils. Null for all others.
 */
export function peopleScope(actor: Actor): PeopleScope | null {
  if (mayAct(actor, 'person:read')) return 'everybody'
  if (actor.kind !== 'person') return null
  const councilIds = actor.seats
    .map(({ councilId }) => councilId)
    .filter((councilId) => mayAct(actor, 'person:read', { councilId }))
  return councilIds.length === 0 ? null : councilIds
}

/** Nobody changes the own posts, seats, suspension or factors by the acts on people. */
export function isOneself(actor: Actor, personId: string | null): boolean {
  return actor.kind === 'person' && actor.personId === personId
}

/** What somebody holds or held, as far as the policy of invitations asks. */
export interface Holdings {
  readonly holdsPosts: boolean
  /** The councils of every seat. */
  readonly councilIds: readonly string[]
}

/**
 * May the actor invite somebody to this, or renew and withdraw such an invitation? Administrators to anything. Chairs
 * and their deputies only where it is nothing but seats on their own councils; never to a post.
 */
export function mayInviteTo(actor: Actor, { holdsPosts, councilIds }: Holdings): boolean {
  if (mayAct(actor, 'person:invite')) return true
  return (
    !holdsPosts &&
    councilIds.length > 0 &&
    councilIds.every((councilId) => mayAct(actor, 'person:invite', { councilId }))
  )
}

/** The facts about a person that decide what can be done now. */
export interface PersonFacts extends Holdings {
  readonly personId: string
  readonly state: 'invited' | 'active' | 'suspended'
  readonly accepted: boolean
  readonly invitationWaits: boolean
  readonly hasSecondFactor: boolean
  /** A post, or a seat, whose last day can be set: no action has ended it, or on a day that is still to come. */
  readonly hasOpenPost: boolean
  readonly openSeatCouncilIds: readonly string[]
}

/** What the actor may do to this person now, by the names of the acts; nothing to oneself. */
export function personVerbsFor(actor: Actor, facts: PersonFacts): PersonVerb[] {
  if (isOneself(actor, facts.personId)) return []
  const waits = !facts.accepted && facts.state !== 'suspended'
  const seats = (permission: Permission, councilIds: readonly string[]) =>
    mayAct(actor, permission) || councilIds.some((councilId) => mayAct(actor, permission, { councilId }))
  const now: Record<PersonVerb, boolean> = {
    renewInvitation: waits && mayInviteTo(actor, facts),
    withdrawInvitation: waits && facts.invitationWaits && mayInviteTo(actor, facts),
    suspendPerson: facts.state !== 'suspended' && mayAct(actor, 'person:suspend'),
    restorePerson: facts.state === 'suspended' && mayAct(actor, 'person:restore'),
    resetFactors: facts.hasSecondFactor && mayAct(actor, 'person:resetFactors'),
    assignPost: mayAct(actor, 'post:assign'),
    endPost: facts.hasOpenPost && mayAct(actor, 'post:end'),
    startMembership: seats('membership:start', facts.councilIds),
    endMembership: facts.openSeatCouncilIds.length > 0 && seats('membership:end', facts.openSeatCouncilIds),
  }
  return (Object.keys(now) as PersonVerb[]).filter((verb) => now[verb])
}
