import { useClientHandle } from '@urql/vue'
import { computed, ref } from 'vue'
import {
  beginPasskeySignInMutation,
  confirmIdentityMutation,
  confirmWithPasskeyMutation,
  confirmationMeansQuery,
} from './confirmation.documents.ts'
import { askDeviceForPasskey, knowsPasskeys } from './passkey.ts'
import type { PasskeyFailure } from './passkey.ts'
import type { Issue } from './forms/useIssues.ts'

/** How proving one's identity once more went; `over`: the session has ended meanwhile. */
export type ConfirmationOutcome = 'confirmed' | 'invalid' | 'refused' | 'busy' | 'over' | 'offline' | PasskeyFailure

/** Proves once more who is signed in, by password and code or by a passkey. */
export function useConfirmIdentity() {
  const client = useClientHandle().client
  const issues = ref<readonly Issue[]>([])
  const email = ref('')
  const hasPasskey = ref(false)
  const running = ref(0)

  async function learnMeans(): Promise<void> {
    const { data } = await client.query(confirmationMeansQuery, {}, { requestPolicy: 'network-only' }).toPromise()
    email.value = data?.viewer?.email ?? ''
    hasPasskey.value = knowsPasskeys() && (data?.viewer?.factors ?? []).some(({ kind }) => kind === 'passkey')
  }

  async function withCode(password: string, code: string): Promise<ConfirmationOutcome> {
    issues.value = []
    const { data } = await client.mutation(confirmIdentityMutation, { input: { password, code } }).toPromise()
    const result = data?.confirmIdentity
    if (result?.__typename === 'InvalidInputError') issues.value = result.issues
    return outcomeOf(result)
  }

  async function withPasskey(): Promise<ConfirmationOutcome> {
    issues.value = []
    const begun = (await client.mutation(beginPasskeySignInMutation, {}).toPromise()).data?.beginPasskeySignIn
    if (begun?.__typename !== 'WebAuthnOptions') return begun ? 'busy' : 'offline'
    const answer = await askDeviceForPasskey(begun.optionsJson)
    if ('failed' in answer) return answer.failed
    const input = { ceremony: begun.ceremony, responseJson: answer.responseJson }
    return outcomeOf(
      (await client.mutation(confirmWithPasskeyMutation, { input }).toPromise()).data?.confirmWithPasskey,
    )
  }

  async function counted(prove: () => Promise<ConfirmationOutcome>): Promise<ConfirmationOutcome> {
    running.value += 1
    try {
      return await prove()
    } finally {
      running.value -= 1
    }
  }
  return {
    learnMeans,
    withCode: (password: string, code: string) => counted(() => withCode(password, code)),
    withPasskey: () => counted(withPasskey),
    confirming: computed(() => running.value > 0),
    issues,
    email,
    hasPasskey,
  }
}

type Proved =
  | {
      readonly __typename: 'Viewer' | 'InvalidInputError' | 'SignInRefusedError' | 'UnavailableError' | 'ForbiddenError'
    }
  | null
  | undefined

function outcomeOf(result: Proved): ConfirmationOutcome {
  if (!result) return 'offline'
  switch (result.__typename) {
    case 'Viewer':
      return 'confirmed'
    case 'InvalidInputError':
      return 'invalid'
    case 'SignInRefusedError':
      return 'refused'
    case 'UnavailableError':
      return 'busy'
    case 'ForbiddenError':
      return 'over'
    default:
      return result.__typename satisfies never
  }
}
