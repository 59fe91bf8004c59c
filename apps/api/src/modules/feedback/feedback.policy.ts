import { mayAct } from '../../platform/authorize.ts'
import type { Actor } from '../../platform/viewer.ts'

/** Anybody may rate; only the system may store a rating that is marked as demonstration. Pure. */
export function canSubmitRating(actor: Actor, demonstration: boolean): boolean {
  return mayAct(actor, 'rating:submit') && (!demonstration || actor.kind === 'system')
}
