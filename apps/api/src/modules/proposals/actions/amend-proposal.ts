import { amendProposalInput } from '@hamkori/schema/proposals'
import type { AmendProposalInput } from '@hamkori/schema/proposals'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { acceptingAnswers } from '../accepting-answer.ts'
import { proposals } from '../proposals.queries.ts'

/**
 * Writes a proposal anew that was not submitted yet. It names a decision that binds, or a note on how it was adopted, which
 * the public history prints. Chair, deputy chair and secretary of the council that adopted it. Throws as `amendCase`.
 */
export async function amendProposal(actor: Actor, input: AmendProposalInput): Promise<{ id: string }> {
  const { proposalId, version, topic, note, ...content } = parseInput(amendProposalInput, input)
  return caseActs.amend(proposals, actor, {
    caseId: proposalId,
    version,
    content,
    ownColumns: { topic },
    checkSource: acceptingAnswers.refuseUnboundDecision,
    reason: note,
  })
}
