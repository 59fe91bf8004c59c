import { registerProposalInput } from '@hamkori/schema/proposals'
import type { RegisterProposalInput } from '@hamkori/schema/proposals'
import type { ProposalModel } from '../../../../generated/prisma/models.ts'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { acceptingAnswers } from '../accepting-answer.ts'
import { proposals } from '../proposals.queries.ts'

/**
 * Puts a proposal that the council has adopted on its record, under the next number of its region and year. It names a
 * decision that binds, or a note on how it was adopted, which the public history prints. Chair, deputy chair and secretary
 * of that council only. Throws and repeats as `registerCase`.
 */
export async function registerProposal(actor: Actor, input: RegisterProposalInput): Promise<ProposalModel> {
  const { idempotencyKey, ...content } = parseInput(registerProposalInput, input)
  return caseActs.register(proposals, actor, {
    idempotencyKey,
    content,
    ownColumns: { topic: content.topic },
    checkSource: acceptingAnswers.refuseUnboundDecision,
    reason: content.note,
  })
}
