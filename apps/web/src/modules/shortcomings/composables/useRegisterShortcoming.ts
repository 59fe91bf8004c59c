import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import { outcomeOf } from '../../../platform/action.ts'
import type { ActionOutcome } from '../../../platform/action.ts'
import type { VariablesOf } from '../../../platform/graphql.ts'
import type { Issue } from '../../../platform/useIssues.ts'
import { registerShortcomingMutation } from '../shortcomings.documents.ts'

export type NewShortcoming = VariablesOf<typeof registerShortcomingMutation>['input']

/** Puts a shortcoming on the record; `reference` is its printed number afterwards. */
export function useRegisterShortcoming() {
  const { executeMutation, fetching } = useMutation(registerShortcomingMutation)
  const issues = ref<readonly Issue[]>([])
  const reference = ref('')

  async function register(input: NewShortcoming): Promise<ActionOutcome> {
    const { data } = await executeMutation({ input })
    const result = data?.registerShortcoming
    issues.value = result?.__typename === 'InvalidInputError' ? result.issues : []
    if (result?.__typename === 'Shortcoming') reference.value = result.reference
    return outcomeOf('Shortcoming', result)
  }
  return { register, registering: fetching, issues, reference }
}
