import { proposalInput } from '@hamkori/schema/proposals'
import type { ProposalInput } from '@hamkori/schema/proposals'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { proposals } from '../proposals.queries.ts'

/** Says that the department has the proposal and will answer. Who may, and what is thrown: see `acknowledgeCase`. */
export async function acknowledgeProposal(actor: Actor, input: ProposalInput): Promise<{ id: string }> {
  return caseActs.acknowledge(proposals, actor, parseInput(proposalInput, input).proposalId)
}
