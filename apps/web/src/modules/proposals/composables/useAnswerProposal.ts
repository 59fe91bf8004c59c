import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import { outcomeOf } from '../../../platform/action.ts'
import type { ActionOutcome } from '../../../platform/action.ts'
import type { VariablesOf } from '../../../platform/graphql.ts'
import type { Issue } from '../../../platform/useIssues.ts'
import { answerProposalMutation } from '../proposals.documents.ts'

export type NewAnswer = VariablesOf<typeof answerProposalMutation>['input']

/** Gives the department's answer; an earlier one is superseded, never changed. */
export function useAnswerProposal() {
  const { executeMutation, fetching } = useMutation(answerProposalMutation)
  const issues = ref<readonly Issue[]>([])

  async function answer(input: NewAnswer): Promise<ActionOutcome> {
    const { data } = await executeMutation({ input })
    const result = data?.answerProposal
    issues.value = result?.__typename === 'InvalidInputError' ? result.issues : []
    return outcomeOf('Proposal', result)
  }
  return { answer, answering: fetching, issues }
}
