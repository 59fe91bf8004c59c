import { useMutation } from '@urql/vue'
import { computed, ref } from 'vue'
import { useConfirmed } from '../../../platform/confirmation.ts'
import type { Issue } from '../../../platform/forms/useIssues.ts'
import {
  changeEmailMutation,
  changePasswordMutation,
  endOtherSessionsMutation,
  endSessionMutation,
  removeFactorMutation,
  renewRecoveryCodesMutation,
} from '../account.documents.ts'

/** How an action on the own account went. */
export type AccountOutcome =
  'done' | 'invalid' | 'forbidden' | 'notFound' | 'conflict' | 'unconfirmed' | 'busy' | 'offline'

const outcomes = {
  Viewer: 'done',
  RecoveryCodes: 'done',
  InvalidInputError: 'invalid',
  ForbiddenError: 'forbidden',
  NotFoundError: 'notFound',
  ConflictError: 'conflict',
  ConfirmationNeededError: 'unconfirmed',
  UnavailableError: 'busy',
} as const satisfies Record<string, AccountOutcome>

interface Answer {
  readonly __typename: keyof typeof outcomes
  readonly issues?: readonly Issue[]
}

/** The acts on the own account; those that want a fresh proof of identity ask for it by themselves. */
export function useAccount() {
  const ending = useMutation(endSessionMutation)
  const endingOthers = useMutation(endOtherSessionsMutation)
  const removing = useMutation(removeFactorMutation)
  const renewing = useMutation(renewRecoveryCodesMutation)
  const changingPassword = useMutation(changePasswordMutation)
  const changingEmail = useMutation(changeEmailMutation)
  const confirmed = useConfirmed()
  const issues = ref<readonly Issue[]>([])
  const codes = ref<readonly string[]>([])

  async function resolve(act: () => Promise<Answer | null | undefined>): Promise<AccountOutcome> {
    issues.value = []
    const answer = await confirmed(act)
    issues.value = answer?.issues ?? []
    return answer ? outcomes[answer.__typename] : 'offline'
  }

  return {
    endSession: (id: string) => resolve(async () => (await ending.executeMutation({ id })).data?.endSession),
    endOtherSessions: () => resolve(async () => (await endingOthers.executeMutation({})).data?.endOtherSessions),
    removeFactor: (id: string) => resolve(async () => (await removing.executeMutation({ id })).data?.removeFactor),
    renewRecoveryCodes: () =>
      resolve(async () => {
        const result = (await renewing.executeMutation({})).data?.renewRecoveryCodes
        if (result?.__typename === 'RecoveryCodes') codes.value = result.codes
        return result
      }),
    changePassword: (current: string, password: string) =>
      resolve(
        async () => (await changingPassword.executeMutation({ input: { current, password } })).data?.changePassword,
      ),
    changeEmail: (email: string) =>
      resolve(async () => (await changingEmail.executeMutation({ input: { email } })).data?.changeEmail),
    acting: computed(() =>
      [ending, endingOthers, removing, renewing, changingPassword, changingEmail].some(
        ({ fetching }) => fetching.value,
      ),
    ),
    issues,
    codes,
  }
}
