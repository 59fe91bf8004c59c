import { db } from '../../../platform/db.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { beginCeremony } from '../ceremony.queries.ts'
import { requireEnroller } from '../enrolment.queries.ts'
import { askForNewPasskey } from '../factors/passkeys.ts'
import type { PasskeyAsked } from './begin-passkey-sign-in.ts'

/**
 * Asks a browser for a new passkey, for somebody who has no factor yet and must add one, or who is signed in and has just
 * confirmed it. Throws ForbiddenError and ConfirmationNeededError.
 */
export async function beginPasskey(viewer: Viewer, token: string | null): Promise<PasskeyAsked> {
  const enroller = await requireEnroller(viewer, token)
  const known = await db.factor.findMany({
    where: { personId: enroller.personId, kind: 'passkey' },
    select: { credentialId: true },
  })
  const { optionsJson, challenge } = await askForNewPasskey(
    enroller,
    known.flatMap(({ credentialId }) => (credentialId === null ? [] : [credentialId])),
  )
  const ceremony = await beginCeremony({ kind: 'passkeyEnrolment', sessionId: enroller.sessionId }, challenge)
  return { ceremony, optionsJson }
}
