import { useMutation } from '@urql/vue'
import { outcomeOf } from '../../../platform/action.ts'
import type { ActionOutcome } from '../../../platform/action.ts'
import { acknowledgeProposalMutation, submitProposalMutation } from '../proposals.documents.ts'

/** The acts that need nothing but the record: submitting it to the department, and confirming that it arrived. */
export function useProposalStep() {
  const submitting = useMutation(submitProposalMutation)
  const acknowledging = useMutation(acknowledgeProposalMutation)

  async function submit(proposalId: string): Promise<ActionOutcome> {
    const { data } = await submitting.executeMutation({ input: { proposalId } })
    return outcomeOf('Proposal', data?.submitProposal)
  }
  async function acknowledge(proposalId: string): Promise<ActionOutcome> {
    const { data } = await acknowledging.executeMutation({ input: { proposalId } })
    return outcomeOf('Proposal', data?.acknowledgeProposal)
  }
  return { submit, acknowledge, submitting: submitting.fetching, acknowledging: acknowledging.fetching }
}
