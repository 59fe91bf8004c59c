import { proposalInput } from '@hamkori/schema/proposals'
import type { ProposalInput } from '@hamkori/schema/proposals'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { proposals } from '../proposals.queries.ts'

/**
 * Submits an adopted proposal to the department: the response clock starts and the record becomes public. Chair,
 * deputy chair and secretary of the council that adopted it. Throws as `handOverCase`.
 */
export async function submitProposal(actor: Actor, input: ProposalInput): Promise<{ id: string }> {
  return caseActs.handOver(proposals, actor, parseInput(proposalInput, input).proposalId)
}
