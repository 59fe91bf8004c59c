import { discardProposalInput } from '@hamkori/schema/proposals'
import type { DiscardProposalInput } from '@hamkori/schema/proposals'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { proposals } from '../proposals.queries.ts'

/**
 * Discards a proposal that was not submitted yet. Chair, deputy chair and secretary of the council that adopted it. Throws as
 * `discardCase`.
 */
export async function discardProposal(actor: Actor, input: DiscardProposalInput): Promise<{ id: string }> {
  const { proposalId, reason } = parseInput(discardProposalInput, input)
  return caseActs.discard(proposals, actor, { caseId: proposalId, reason })
}
