import { finishPasskeyInput } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { now } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import { ConflictError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { endCeremony } from '../ceremony.queries.ts'
import { requireEnroller } from '../enrolment.queries.ts'
import { readNewPasskey } from '../factors/passkeys.ts'
import { addFactor } from './add-factor.ts'
import type { FactorAdded } from './add-factor.ts'

/**
 * Adds the passkey that answered {@link beginPasskey}. A first factor completes the session and brings ten recovery codes.
 * Leaves one audit entry. Throws InvalidInputError where the answer does not fit, ForbiddenError, ConfirmationNeededError,
 * and ConflictError where the ceremony is over, the passkey is known, or there are too many factors.
 */
export async function finishPasskey(
  viewer: Viewer,
  token: string | null,
  input: z.input<typeof finishPasskeyInput>,
): Promise<FactorAdded> {
  const { ceremony, responseJson, label } = parseInput(finishPasskeyInput, input)
  const enroller = await requireEnroller(viewer, token)
  const challenge = await endCeremony(ceremony, { kind: 'passkeyEnrolment', sessionId: enroller.sessionId })
  if (challenge === null) throw new ConflictError()
  const passkey = await readNewPasskey(responseJson, challenge)
  if (passkey === null) throw new InvalidInputError([invalidAt(['responseJson'], 'invalid')])
  const moment = now()
  try {
    return await db.$transaction((tx) =>
      addFactor(tx, enroller, { kind: 'passkey', label, addedAt: moment, lastUsedAt: moment, ...passkey }),
    )
  } catch (failure) {
    throw isUniqueViolation(failure) ? new ConflictError() : failure
  }
}
