import { ForbiddenError } from '../../platform/errors.ts'
import { requireConfirmation, requirePermission } from '../../platform/authorize.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { pendingOf } from './pending.queries.ts'
import type { PendingSignIn } from './pending.queries.ts'

/** Whoever may add a factor: somebody signed in who has just confirmed it, or somebody who has none yet and must. */
export interface Enroller {
  readonly personId: string
  readonly sessionId: string
  readonly email: string
  readonly label: string
  /** The pending session that becomes full with the factor; null for somebody who is signed in. */
  readonly pending: PendingSignIn | null
}

/**
 * Whoever adds a factor with this session. Throws ForbiddenError for everybody else, and ConfirmationNeededError where a
 * signed-in person has not confirmed lately.
 */
export async function requireEnroller(viewer: Viewer, token: string | null): Promise<Enroller> {
  if (viewer.kind === 'person') {
    requirePermission(viewer, 'factor:add')
    requireConfirmation(viewer)
    const { personId, sessionId, email, label } = viewer
    return { personId, sessionId, email, label, pending: null }
  }
  const pending = await pendingOf(token)
  if (pending?.phase !== 'enrolment') throw new ForbiddenError('factor:add')
  const { personId, sessionId, email, label } = pending
  return { personId, sessionId, email, label, pending }
}
