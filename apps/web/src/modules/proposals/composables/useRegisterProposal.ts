import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import { outcomeOf } from '../../../platform/action.ts'
import type { ActionOutcome } from '../../../platform/action.ts'
import type { VariablesOf } from '../../../platform/graphql.ts'
import type { Issue } from '../../../platform/useIssues.ts'
import { registerProposalMutation } from '../proposals.documents.ts'

export type NewProposal = VariablesOf<typeof registerProposalMutation>['input']

/** Puts a proposal on the record; `reference` is its printed number afterwards. */
export function useRegisterProposal() {
  const { executeMutation, fetching } = useMutation(registerProposalMutation)
  const issues = ref<readonly Issue[]>([])
  const reference = ref('')

  async function register(input: NewProposal): Promise<ActionOutcome> {
    const { data } = await executeMutation({ input })
    const result = data?.registerProposal
    issues.value = result?.__typename === 'InvalidInputError' ? result.issues : []
    if (result?.__typename === 'Proposal') reference.value = result.reference
    return outcomeOf('Proposal', result)
  }
  return { register, registering: fetching, issues, reference }
}
