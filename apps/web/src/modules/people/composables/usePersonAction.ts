import { computed, ref } from 'vue'
import { useAction } from '../../../platform/useAction.ts'
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

/** Where an invitation is sent, when it is not the address of the account. */
export interface NewAddress {
  readonly email: string
  /** Letters of it that are not Latin are meant. */
  readonly confirmed: boolean
}

/**
 * Acts on somebody's account: each with its reason, but for sending an invitation again. `issues` and `refusal` are those of
 * the last action; a conflict and an account that is gone have no refusal, because the page says them in another place.
 */
export function usePersonAction() {
  const messages = { conflict: '', notFound: '' }
  const renewing = useAction(renewInvitationMutation, messages)
  const withReason = {
    withdrawInvitation: useAction(withdrawInvitationMutation, messages),
    restorePerson: useAction(restorePersonMutation, messages),
    resetFactors: useAction(resetFactorsMutation, messages),
    suspendPerson: useAction(suspendPersonMutation, messages),
  }
  const last = ref<AccountVerb>('renewInvitation')
  const actionOf = (verb: AccountVerb) => (verb === 'renewInvitation' ? renewing : withReason[verb])

  /** Runs the action and returns its outcome. */
  async function act(verb: AccountVerb, personId: string, reason: string, address: NewAddress | null) {
    last.value = verb
    const { outcome } =
      verb === 'renewInvitation'
        ? await renewing.run({
            input: { personId, ...(address && { email: address.email, addressConfirmed: address.confirmed }) },
          })
        : await withReason[verb].run({ input: { personId, reason } })
    return outcome
  }
  return {
    act,
    acting: computed(() => actionOf(last.value).running.value),
    issues: computed(() => actionOf(last.value).issues.value),
    refusal: computed(() => actionOf(last.value).refusal.value),
    reset: () => actionOf(last.value).reset(),
  }
}
