import { now } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { endCeremony } from './ceremony.queries.ts'
import { claimOf, handleOf, provePasskey } from './factors/passkeys.ts'

/** A passkey that has just proved itself. */
export interface ProvedPasskey {
  readonly factorId: string
  readonly personId: string
  readonly before: bigint
  readonly after: bigint
}

/**
 * The passkey that answered a ceremony, where everything fits: the challenge is ours and was not used, the key is known,
 * belongs to the person it names, and its person is neither suspended nor still invited. Else null, whatever the reason.
 */
export async function provedPasskey(ceremony: string, responseJson: string): Promise<ProvedPasskey | null> {
  const challenge = await endCeremony(ceremony, { kind: 'passkeySignIn', sessionId: null })
  const claim = claimOf(responseJson)
  if (challenge === null || claim === null) return null
  const factor = await db.factor.findUnique({
    where: { credentialId: claim.credentialId, person: { suspendedAt: null, acceptedAt: { not: null } } },
  })
  if (factor === null || factor.credentialId === null || factor.publicKey === null || factor.signCount === null)
    return null
  if (claim.handle !== null && claim.handle !== Buffer.from(handleOf(factor.personId)).toString('hex')) return null
  const { id, personId, credentialId, publicKey, signCount, transports } = factor
  const after = await provePasskey(responseJson, challenge, { credentialId, publicKey, signCount, transports })
  return after === null ? null : { factorId: id, personId, before: signCount, after }
}

/** Notes the use of a passkey, in the transaction of its act; false where it was used elsewhere in the meantime, or removed. */
export async function notePasskeyUse(tx: Tx, { factorId, before, after }: ProvedPasskey): Promise<boolean> {
  const { count } = await tx.factor.updateMany({
    where: { id: factorId, signCount: before },
    data: { signCount: after, lastUsedAt: now() },
  })
  return count === 1
}
