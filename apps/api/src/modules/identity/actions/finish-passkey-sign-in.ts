import { passkeyAnswerInput } from '@hamkori/schema/identity'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { db } from '../../../platform/db.ts'
import { parseInput } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { countAttemptOfEverybody } from '../rate-limit-statements.ts'
import { SignInRefusedError } from '../identity.errors.ts'
import { resolveViewer } from '../identity.queries.ts'
import { notePasskeyUse, provedPasskey } from '../passkey.queries.ts'
import { tokenHash } from '../sessions.ts'
import type { SignedIn } from './confirm-second-factor.ts'
import { openSession } from './open-session.ts'

/**
 * Signs a person in by the answer of a passkey, which stands for both factors because it unlocks only for its owner. A
 * sign-in that this browser had begun by password (`begun`) ends with it. Leaves one audit entry, a refused try too. Throws
 * InvalidInputError and {@link SignInRefusedError}.
 */
export async function finishPasskeySignIn(
  begun: string | null,
  input: z.input<typeof passkeyAnswerInput>,
): Promise<SignedIn> {
  const { ceremony, responseJson } = parseInput(passkeyAnswerInput, input)
  await countAttemptOfEverybody()
  const proved = await provedPasskey(ceremony, responseJson)
  const token =
    proved === null
      ? null
      : await db.$transaction(async (tx) => {
          if (!(await notePasskeyUse(tx, proved))) return null
          if (begun !== null)
            await tx.session.deleteMany({ where: { tokenHash: tokenHash(begun), phase: { not: 'full' } } })
          return openSession(tx, { personId: proved.personId, phase: 'full', method: 'passkey' })
        })
  const viewer = await resolveViewer(token)
  if (token !== null && viewer.kind === 'person') return { token, viewer }
  await recordAudit(db, anonymous, {
    action: 'identity:signIn',
    payload: { by: 'passkey' },
    subjectType: 'Person',
    subjectId: proved?.personId ?? 'unknown',
    refused: true,
  })
  throw new SignInRefusedError()
}
