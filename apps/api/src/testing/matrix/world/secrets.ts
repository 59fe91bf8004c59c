import { randomBytes } from 'node:crypto'
import { ownerDb } from '../../owner.ts'
import type { Half } from '../actors.ts'
import type { Maker, Things } from './world.ts'

/** What stands in restricted columns that no act of this world fills, put there by hand so that none is without a canary. */
export async function plantSecrets(
  maker: Maker,
  personIds: readonly string[],
  halves: Readonly<Record<Half, Things>>,
): Promise<void> {
  for (const personId of personIds) {
    const [credential, key, sealed, outbox] = [randomBytes(32), randomBytes(77), randomBytes(60), randomBytes(90)]
    await ownerDb.factor.create({
      data: {
        personId,
        kind: 'passkey',
        label: maker.canary('self', 'factor.label', personId),
        credentialId: credential,
        publicKey: key,
        signCount: 0n,
      },
    })
    maker.mark('self', 'factor.credential_id', personId, credential)
    maker.mark('secret', 'factor.public_key', personId, key)
    await ownerDb.organisationLink.create({
      data: {
        personId,
        issuer: `https://${maker.canary('secret', 'organisation_link.issuer', personId)}.example`,
        subject: maker.canary('secret', 'organisation_link.subject', personId),
      },
    })
    const expiresAt = new Date(Date.now() + 600_000)
    await ownerDb.ceremony.create({ data: { kind: 'passkeySignIn', sealed, expiresAt } })
    maker.mark('secret', 'ceremony.sealed', personId, sealed)
    await ownerDb.outboxItem.create({ data: { kind: 'mail', sealed: outbox, nextTryAt: expiresAt } })
    maker.mark('secret', 'outbox.sealed', personId, outbox)
  }
  for (const half of ['own', 'other'] as const)
    await ownerDb.auditEntry.create({
      data: {
        action: 'shortcoming:register',
        subjectType: 'Shortcoming',
        subjectId: halves[half]['registeredShortcoming'] ?? '',
        note: maker.canary('trail', 'audit_entry.note', half),
      },
    })
  for (const [column, rows] of [
    ['meeting.content_hash', await ownerDb.meeting.findMany()],
    ['shortcoming.content_hash', await ownerDb.shortcoming.findMany()],
    ['proposal.content_hash', await ownerDb.proposal.findMany()],
  ] as const)
    for (const { id, contentHash } of rows) if (contentHash !== null) maker.mark('secret', column, id, contentHash)
}
