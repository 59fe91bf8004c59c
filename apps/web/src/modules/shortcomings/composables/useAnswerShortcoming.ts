import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import { outcomeOf } from '../../../platform/action.ts'
import type { ActionOutcome } from '../../../platform/action.ts'
import type { VariablesOf } from '../../../platform/graphql.ts'
import type { Issue } from '../../../platform/useIssues.ts'
import { answerShortcomingMutation } from '../shortcomings.documents.ts'

export type NewAnswer = VariablesOf<typeof answerShortcomingMutation>['input']

/** Gives the department's answer; an earlier one is superseded, never changed. */
export function useAnswerShortcoming() {
  const { executeMutation, fetching } = useMutation(answerShortcomingMutation)
  const issues = ref<readonly Issue[]>([])

  async function answer(input: NewAnswer): Promise<ActionOutcome> {
    const { data } = await executeMutation({ input })
    const result = data?.answerShortcoming
    issues.value = result?.__typename === 'InvalidInputError' ? result.issues : []
    return outcomeOf('Shortcoming', result)
  }
  return { answer, answering: fetching, issues }
}
