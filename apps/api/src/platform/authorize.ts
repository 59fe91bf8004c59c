import { isPermitted, ruleOf } from '@hamkori/schema/permissions'
import type { Permission, PermissionScope, Roles } from '@hamkori/schema/permissions'
import { confirmationMinutes } from '@hamkori/schema/identity'
import { now } from './clock.ts'
import { ConfirmationNeededError, ForbiddenError } from './errors.ts'
import type { Actor, SignedInViewer } from './viewer.ts'

/** The public facts that an actor's permissions follow from; null for anonymous people. The system needs none. */
export function rolesOf(actor: Actor): Roles | null {
  if (actor.kind !== 'person') return null
  return {
    memberships: actor.seats.map(({ councilId, office }) => ({ councilId, office })),
    posts: actor.posts.map(({ role, departmentId, departmentIds }) => ({ role, departmentId, departmentIds })),
  }
}

/** May the actor do this to that council or department? The system (seeds, imports, jobs) may; the network cannot become it. */
export function mayAct(actor: Actor, permission: Permission, scope: PermissionScope = {}): boolean {
  return actor.kind === 'system' || isPermitted(permission, rolesOf(actor), scope)
}

/** Throws {@link ForbiddenError} unless {@link mayAct}. */
export function requirePermission(actor: Actor, permission: Permission, scope: PermissionScope = {}): void {
  if (!mayAct(actor, permission, scope)) throw new ForbiddenError(permission)
}

/** Until when the acts that ask for a fresh proof are open to this person; null where it has to be given first. */
export function confirmedUntil({ confirmedAt }: Pick<SignedInViewer, 'confirmedAt'>): Date | null {
  if (confirmedAt === null) return null
  const until = new Date(confirmedAt.getTime() + confirmationMinutes * 60_000)
  return until > now() ? until : null
}

/**
 * Throws {@link ConfirmationNeededError} unless both factors were proved within the last ten minutes. Ask it after the
 * permission, so that whoever may not act is told that, and not to confirm first. The system needs none.
 */
export function requireConfirmation(actor: Actor): void {
  if (actor.kind === 'system') return
  if (actor.kind !== 'person' || confirmedUntil(actor) === null) throw new ConfirmationNeededError()
}

/**
 * The capacity in which an actor acts on a council's record, as the public history prints it: the code of the seat's
 * office, `system` for imports and seeds, or null where the actor has no seat on that council.
 */
export function councilCapacity(actor: Actor, councilId: string): string | null {
  if (actor.kind === 'system') return 'system'
  if (actor.kind !== 'person') return null
  return actor.seats.find((seat) => seat.councilId === councilId)?.office ?? null
}

/**
 * The capacity in which an actor uses a permission, for the audit log: the office on that council, else the post, from
 * which it follows. Nothing for the system, which is named by itself.
 */
export function capacityFor(
  actor: Actor,
  permission: Permission,
  { councilId }: PermissionScope = {},
): { capacity?: string } {
  if (actor.kind !== 'person') return {}
  const { offices, posts } = ruleOf(permission)
  const capacity =
    actor.seats.find((seat) => seat.councilId === councilId && offices.includes(seat.office))?.office ??
    actor.posts.find(({ role }) => posts.includes(role))?.role
  return capacity === undefined ? {} : { capacity }
}

/** The capacity in which an actor acts for a department, as the public history prints it. */
export function officerCapacity(actor: Actor): string {
  return actor.kind === 'system' ? 'system' : 'officer'
}
