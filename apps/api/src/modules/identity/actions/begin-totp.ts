import { encode } from 'uqr'
import { db } from '../../../platform/db.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { beginCeremony } from '../ceremony.queries.ts'
import { requireEnroller } from '../enrolment.queries.ts'
import { newTotpSecret, totpUri } from '../factors/totp.ts'

/** What an authenticator application needs, as text, as an address, and as the modules of a QR code. */
export interface TotpBegun {
  readonly secret: string
  readonly uri: string
  /** Rows of the QR code, true where it is dark. */
  readonly modules: readonly (readonly boolean[])[]
}

/**
 * Makes a secret for an authenticator application; it counts for nothing until a first code of it has come. For somebody
 * who has no factor yet and must add one, or who is signed in and has just confirmed it. Throws ForbiddenError and
 * ConfirmationNeededError.
 */
export async function beginTotp(viewer: Viewer, token: string | null): Promise<TotpBegun> {
  const { sessionId, email } = await requireEnroller(viewer, token)
  const secret = newTotpSecret()
  await db.$transaction(async (tx) => {
    await tx.ceremony.deleteMany({ where: { sessionId, kind: 'totpEnrolment' } })
    await beginCeremony({ kind: 'totpEnrolment', sessionId }, secret, tx)
  })
  const uri = totpUri(secret, email)
  return { secret, uri, modules: encode(uri, { ecc: 'M', border: 4 }).data }
}
