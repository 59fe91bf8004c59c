import { followUpProposalInput } from '@hamkori/schema/proposals'
import type { FollowUpProposalInput } from '@hamkori/schema/proposals'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { proposals } from '../proposals.queries.ts'

/** Does what follows the answer to a proposal. Who may, what each verb needs and what is thrown: see `followUpCase`. */
export async function followUpProposal(actor: Actor, input: FollowUpProposalInput): Promise<{ id: string }> {
  return caseActs.followUp(proposals, actor, parseInput(followUpProposalInput, input))
}
