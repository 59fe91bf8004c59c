import { isPermitted } from '@hamkori/schema/permissions'
import type { Permission, Reached, Standing } from '@hamkori/schema/permissions'
import { ForbiddenError } from './errors.ts'
import type { Actor } from './viewer.ts'

/** The public facts that an actor's permissions follow from; null for anonymous people. The system needs none. */
export function standingOf(actor: Actor): Standing | null {
  if (actor.kind !== 'person') return null
  return {
    memberships: actor.seats.map(({ councilId, office }) => ({ councilId, office })),
    posts: actor.posts.map(({ role, departmentIds }) => ({ role, departmentIds })),
  }
}

/** May the actor do this to that council or department? The system (seeds, imports, jobs) may; the network cannot become it. */
export function mayAct(actor: Actor, permission: Permission, reached: Reached = {}): boolean {
  return actor.kind === 'system' || isPermitted(permission, standingOf(actor), reached)
}

/** Throws {@link ForbiddenError} unless {@link mayAct}. */
export function requirePermission(actor: Actor, permission: Permission, reached: Reached = {}): void {
  if (!mayAct(actor, permission, reached)) throw new ForbiddenError(permission)
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

/** The capacity in which an actor acts for a department, as the public history prints it. */
export function officerCapacity(actor: Actor): string {
  return actor.kind === 'system' ? 'system' : 'officer'
}
