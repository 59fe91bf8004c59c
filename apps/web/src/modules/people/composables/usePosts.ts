import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import { outcomeOf } from '../../../platform/action.ts'
import type { ActionOutcome } from '../../../platform/action.ts'
import { useConfirmed } from '../../../platform/confirmation.ts'
import type { VariablesOf } from '../../../platform/graphql.ts'
import type { Issue } from '../../../platform/forms/useIssues.ts'
import { assignPostMutation, endPostMutation } from '../people-actions.documents.ts'

export type NewPost = VariablesOf<typeof assignPostMutation>['input']
export type EndOfPost = VariablesOf<typeof endPostMutation>['input']

/** Puts a person in a post, and ends a post on its last day. */
export function usePosts() {
  const assigning = useMutation(assignPostMutation)
  const ending = useMutation(endPostMutation)
  const confirmed = useConfirmed()
  const issues = ref<readonly Issue[]>([])
  const acting = ref(false)

  async function settled(send: () => Promise<Sent>): Promise<ActionOutcome> {
    issues.value = []
    acting.value = true
    try {
      const result = await confirmed(send)
      if (result?.__typename === 'InvalidInputError') issues.value = result.issues
      return outcomeOf('Person', result)
    } finally {
      acting.value = false
    }
  }
  return {
    assign: (input: NewPost) => settled(async () => (await assigning.executeMutation({ input })).data?.assignPost),
    end: (input: EndOfPost) => settled(async () => (await ending.executeMutation({ input })).data?.endPost),
    acting,
    issues,
  }
}

type Sent =
  | {
      readonly __typename: 'Person' | 'ConfirmationNeededError' | 'ConflictError' | 'ForbiddenError' | 'NotFoundError'
    }
  | { readonly __typename: 'InvalidInputError'; readonly issues: readonly Issue[] }
  | null
  | undefined
