import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import { outcomeOf } from '../../../platform/action.ts'
import type { ActionOutcome } from '../../../platform/action.ts'
import { useConfirmed } from '../../../platform/confirmation.ts'
import type { VariablesOf } from '../../../platform/graphql.ts'
import type { Issue } from '../../../platform/useIssues.ts'
import { invitePersonMutation } from '../people-actions.documents.ts'

export type NewInvitation = VariablesOf<typeof invitePersonMutation>['input']

/** Invites somebody by e-mail; `personId` is who it became. */
export function useInvitePerson() {
  const { executeMutation } = useMutation(invitePersonMutation)
  const confirmed = useConfirmed()
  const issues = ref<readonly Issue[]>([])
  const personId = ref('')
  const inviting = ref(false)

  async function invite(input: NewInvitation): Promise<ActionOutcome> {
    issues.value = []
    inviting.value = true
    try {
      const result = await confirmed(async () => (await executeMutation({ input })).data?.invitePerson)
      if (result?.__typename === 'InvalidInputError') issues.value = result.issues
      if (result?.__typename === 'Person') personId.value = result.id
      return outcomeOf('Person', result)
    } finally {
      inviting.value = false
    }
  }
  return { invite, inviting, issues, personId }
}
