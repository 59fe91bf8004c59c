import { useMutation } from '@urql/vue'
import { computed, ref } from 'vue'
import { beginPasskeySignInMutation } from '../../../platform/confirmation.documents.ts'
import { askDeviceForPasskey } from '../../../platform/passkey.ts'
import type { PasskeyFailure } from '../../../platform/passkey.ts'
import { useSession } from '../../../platform/session.ts'
import type { Issue } from '../../../platform/forms/useIssues.ts'
import { finishPasskeySignInMutation } from '../entry.documents.ts'
import { confirmSecondFactorMutation, signInMutation } from '../identity.documents.ts'

/** What can stand as the second factor. */
export type SecondFactorMethod = 'totp' | 'recoveryCode' | 'passkey'

/** How signing in went. */
export type SignInOutcome =
  'signedIn' | 'secondFactor' | 'enrolment' | 'invalid' | 'refused' | 'busy' | 'offline' | PasskeyFailure

/** Signs in, by steps or by a passkey, and refreshes the session. A wrong name and a wrong password are the same refusal. */
export function useSignIn() {
  const first = useMutation(signInMutation)
  const second = useMutation(confirmSecondFactorMutation)
  const beginning = useMutation(beginPasskeySignInMutation)
  const finishing = useMutation(finishPasskeySignInMutation)
  const session = useSession()
  const issues = ref<readonly Issue[]>([])
  const methods = ref<readonly SecondFactorMethod[]>([])
  const waitSeconds = ref(0)
  const atDevice = ref(false)

  async function signIn(email: string, password: string): Promise<SignInOutcome> {
    issues.value = []
    const { data } = await first.executeMutation({ input: { email, password } })
    const result = data?.signIn
    switch (result?.__typename) {
      case 'SecondFactorNeeded':
        methods.value = result.methods
        return 'secondFactor'
      case 'EnrolmentNeeded':
        return 'enrolment'
      case 'InvalidInputError':
        issues.value = result.issues
        return 'invalid'
      case 'SignInRefusedError':
        return 'refused'
      case 'UnavailableError':
        waitSeconds.value = result.retryAfterSeconds
        return 'busy'
      case undefined:
        return 'offline'
      default:
        return result satisfies never
    }
  }

  async function confirm(code: string): Promise<SignInOutcome> {
    issues.value = []
    const { data } = await second.executeMutation({ input: { code } })
    const result = data?.confirmSecondFactor
    switch (result?.__typename) {
      case 'Viewer':
        await session.refresh()
        return 'signedIn'
      case 'InvalidInputError':
        issues.value = result.issues
        return 'invalid'
      case 'SignInRefusedError':
        return 'refused'
      case 'UnavailableError':
        waitSeconds.value = result.retryAfterSeconds
        return 'busy'
      case undefined:
        return 'offline'
      default:
        return result satisfies never
    }
  }

  async function withPasskey(): Promise<SignInOutcome> {
    issues.value = []
    const begun = (await beginning.executeMutation({})).data?.beginPasskeySignIn
    if (begun?.__typename !== 'WebAuthnOptions') return begun ? 'busy' : 'offline'
    atDevice.value = true
    const answer = await askDeviceForPasskey(begun.optionsJson)
    atDevice.value = false
    if ('failed' in answer) return answer.failed
    const input = { ceremony: begun.ceremony, responseJson: answer.responseJson }
    const result = (await finishing.executeMutation({ input })).data?.finishPasskeySignIn
    switch (result?.__typename) {
      case 'Viewer':
        await session.refresh()
        return 'signedIn'
      case 'InvalidInputError':
      case 'SignInRefusedError':
        return 'unable'
      case 'UnavailableError':
        waitSeconds.value = result.retryAfterSeconds
        return 'busy'
      case undefined:
        return 'offline'
      default:
        return result satisfies never
    }
  }
  const signingIn = computed(() => first.fetching.value || second.fetching.value)
  const unlocking = computed(() => beginning.fetching.value || atDevice.value || finishing.fetching.value)
  return { signIn, confirm, withPasskey, signingIn, unlocking, issues, methods, waitSeconds }
}
