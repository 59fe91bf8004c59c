import { passkeyAnswerInput } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, parseInput } from '../../../platform/errors.ts'
import type { SignedInViewer, Viewer } from '../../../platform/viewer.ts'
import { countAttemptOfEverybody } from '../rate-limit-statements.ts'
import { SignInRefusedError } from '../identity.errors.ts'
import { notePasskeyUse, provedPasskey } from '../passkey.queries.ts'
import { noteConfirmation } from './confirm-identity.ts'

/**
 * Proves once more, with an own passkey, who is signed in: for ten minutes the acts that ask for it are open. Leaves one
 * audit entry, a refused try too. Throws InvalidInputError, and {@link SignInRefusedError} also for somebody else's passkey.
 */
export async function confirmWithPasskey(
  viewer: Viewer,
  input: z.input<typeof passkeyAnswerInput>,
): Promise<SignedInViewer> {
  const { ceremony, responseJson } = parseInput(passkeyAnswerInput, input)
  requirePermission(viewer, 'identity:confirm')
  if (viewer.kind !== 'person') throw new ForbiddenError('identity:confirm')
  await countAttemptOfEverybody()
  const proved = await provedPasskey(ceremony, responseJson)
  const confirmed =
    proved?.personId === viewer.personId
      ? await db.$transaction(async (tx) =>
          (await notePasskeyUse(tx, proved)) ? noteConfirmation(tx, viewer, 'passkey') : null,
        )
      : null
  if (confirmed !== null) return confirmed
  await recordAudit(db, viewer, {
    action: 'identity:confirm',
    payload: { by: 'passkey' },
    subjectType: 'Session',
    subjectId: viewer.sessionId,
    refused: true,
  })
  throw new SignInRefusedError()
}
