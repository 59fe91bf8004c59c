import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import { outcomeOf } from '../../../platform/action.ts'
import type { ActionOutcome } from '../../../platform/action.ts'
import { useConfirmed } from '../../../platform/confirmation.ts'
import type { Issue } from '../../../platform/forms/useIssues.ts'
import {
  renewInvitationMutation,
  resetFactorsMutation,
  restorePersonMutation,
  suspendPersonMutation,
  withdrawInvitationMutation,
} from '../people-actions.documents.ts'

/** What is done to an account as a whole, in the order in which it is offered. */
export const accountVerbs = [
  'renewInvitation',
  'withdrawInvitation',
  'restorePerson',
  'resetFactors',
  'suspendPerson',
] as const
export type AccountVerb = (typeof accountVerbs)[number]

/** Acts on somebody's account: each with its reason, but for sending an invitation again. */
export function usePersonAction() {
  const renewing = useMutation(renewInvitationMutation)
  const withdrawing = useMutation(withdrawInvitationMutation)
  const restoring = useMutation(restorePersonMutation)
  const resetting = useMutation(resetFactorsMutation)
  const suspending = useMutation(suspendPersonMutation)
  const confirmed = useConfirmed()
  const issues = ref<readonly Issue[]>([])
  const acting = ref(false)

  const send: Record<AccountVerb, (personId: string, reason: string) => Promise<Sent>> = {
    renewInvitation: async (personId: string) =>
      (await renewing.executeMutation({ input: { personId } })).data?.renewInvitation,
    withdrawInvitation: async (personId: string, reason: string) =>
      (await withdrawing.executeMutation({ input: { personId, reason } })).data?.withdrawInvitation,
    restorePerson: async (personId: string, reason: string) =>
      (await restoring.executeMutation({ input: { personId, reason } })).data?.restorePerson,
    resetFactors: async (personId: string, reason: string) =>
      (await resetting.executeMutation({ input: { personId, reason } })).data?.resetFactors,
    suspendPerson: async (personId: string, reason: string) =>
      (await suspending.executeMutation({ input: { personId, reason } })).data?.suspendPerson,
  }

  async function act(verb: AccountVerb, personId: string, reason: string): Promise<ActionOutcome> {
    issues.value = []
    acting.value = true
    try {
      const result = await confirmed(() => send[verb](personId, reason))
      if (result?.__typename === 'InvalidInputError') issues.value = result.issues
      return outcomeOf('Person', result)
    } finally {
      acting.value = false
    }
  }
  return { act, acting, issues }
}

type Refusal = 'ConfirmationNeededError' | 'ConflictError' | 'ForbiddenError' | 'NotFoundError' | 'UnavailableError'
type Sent =
  | { readonly __typename: 'Person' | Refusal }
  | { readonly __typename: 'InvalidInputError'; readonly issues: readonly Issue[] }
  | null
  | undefined
