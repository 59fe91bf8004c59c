import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import { outcomeOf } from '../../../platform/action.ts'
import type { ActionOutcome } from '../../../platform/action.ts'
import { useConfirmed } from '../../../platform/confirmation.ts'
import type { VariablesOf } from '../../../platform/graphql.ts'
import type { Issue } from '../../../platform/useIssues.ts'
import { endMembershipMutation, startMembershipMutation } from '../seats.documents.ts'

export type NewSeat = VariablesOf<typeof startMembershipMutation>['input']
export type EndOfSeat = VariablesOf<typeof endMembershipMutation>['input']

/** Seats somebody on a council, and ends a seat on its last day. */
export function useSeats() {
  const starting = useMutation(startMembershipMutation)
  const ending = useMutation(endMembershipMutation)
  const confirmed = useConfirmed()
  const issues = ref<readonly Issue[]>([])
  const acting = ref(false)

  async function refreshAfter(send: () => Promise<Sent>): Promise<ActionOutcome> {
    issues.value = []
    acting.value = true
    try {
      const result = await confirmed(send)
      if (result?.__typename === 'InvalidInputError') issues.value = result.issues
      return outcomeOf('Membership', result)
    } finally {
      acting.value = false
    }
  }
  return {
    start: (input: NewSeat) =>
      refreshAfter(async () => (await starting.executeMutation({ input })).data?.startMembership),
    end: (input: EndOfSeat) => refreshAfter(async () => (await ending.executeMutation({ input })).data?.endMembership),
    acting,
    issues,
  }
}

type Sent =
  | {
      readonly __typename:
        'Membership' | 'ConfirmationNeededError' | 'ConflictError' | 'ForbiddenError' | 'NotFoundError'
    }
  | { readonly __typename: 'InvalidInputError'; readonly issues: readonly Issue[] }
  | null
  | undefined
