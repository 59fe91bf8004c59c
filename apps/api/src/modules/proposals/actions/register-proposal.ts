import { registerProposalInput } from '@hamkori/schema/proposals'
import type { RegisterProposalInput } from '@hamkori/schema/proposals'
import { formatReference } from '@hamkori/schema/references'
import type { ProposalModel } from '../../../../generated/prisma/models.ts'
import { recordAudit, recordTransition } from '../../../platform/audit.ts'
import { councilCapacity, requirePermission } from '../../../platform/authorize.ts'
import { dateOf, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { contentHash, onceOnly } from '../../../platform/idempotency.ts'
import { takeReferenceNumber } from '../../../platform/references.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findOrigin } from '../../shortcomings/index.ts'

/**
 * Puts a recommendation that the council has adopted on its record, under the next number of its region and year. It
 * names a decision that binds, or a note on how it was adopted. Chair, deputy chair and secretary of that council only;
 * leaves one step in the public history and one audit entry. The same key with the same content answers with the same
 * record; with other content it is a conflict.
 */
export async function registerProposal(actor: Actor, input: RegisterProposalInput): Promise<ProposalModel> {
  const { idempotencyKey, ...content } = parseInput(registerProposalInput, input)
  requirePermission(actor, 'proposal:register', { councilId: content.councilId })
  const origin = await findOrigin(content)
  // A council without a quorum adopts nothing.
  if (origin.binding === false) throw new InvalidInputError([invalidAt(['decisionId'], 'not_applicable_here')])
  const hash = contentHash(content)
  return onceOnly(
    hash,
    () => db.proposal.findUnique({ where: { idempotencyKey } }),
    () =>
      db.$transaction(async (tx) => {
        const day = today()
        const year = Number(day.slice(0, 4))
        const number = await takeReferenceNumber(tx, 'proposal', origin.region, year)
        const { title, detail, note } = content
        const proposal = await tx.proposal.create({
          data: {
            reference: formatReference({ kind: 'proposal', region: origin.region, year, number }),
            councilId: content.councilId,
            departmentId: content.departmentId,
            meetingId: origin.meetingId,
            decisionId: origin.decisionId,
            state: 'adopted',
            original: title.original,
            titleTg: title.tg ?? null,
            titleRu: title.ru ?? null,
            titleEn: title.en ?? null,
            detailTg: detail.tg ?? null,
            detailRu: detail.ru ?? null,
            detailEn: detail.en ?? null,
            registeredOn: dateOf(day),
            idempotencyKey,
            contentHash: hash,
            demonstration: origin.demonstration || (actor.kind === 'person' && actor.demonstration),
          },
        })
        const capacity = councilCapacity(actor, content.councilId) ?? 'system'
        await recordTransition(tx, {
          actor,
          recordType: 'Proposal',
          recordId: proposal.id,
          from: null,
          verb: 'register',
          to: 'adopted',
          capacity,
          ...(note === undefined ? {} : { reason: note }),
        })
        await recordAudit(tx, actor, {
          action: 'proposal:register',
          payload: {},
          capacity,
          subjectType: 'Proposal',
          subjectId: proposal.id,
        })
        return proposal
      }),
  )
}
