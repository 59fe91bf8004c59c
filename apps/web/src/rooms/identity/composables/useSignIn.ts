import { useMutation } from '@urql/vue'
import { computed, ref } from 'vue'
import { useSession } from '../../../platform/session.ts'
import type { Issue } from '../../../platform/useIssues.ts'
import { confirmSecondFactorMutation, signInMutation } from '../identity.documents.ts'

/** How signing in went. */
export type SignInOutcome = 'signedIn' | 'secondFactor' | 'enrolment' | 'invalid' | 'refused' | 'busy' | 'offline'

/** Signs in, in two steps, and refreshes the session. A wrong name and a wrong password are the same refusal. */
export function useSignIn() {
  const first = useMutation(signInMutation)
  const second = useMutation(confirmSecondFactorMutation)
  const session = useSession()
  const issues = ref<readonly Issue[]>([])

  async function signIn(email: string, password: string): Promise<SignInOutcome> {
    issues.value = []
    const { data } = await first.executeMutation({ input: { email, password } })
    const result = data?.signIn
    switch (result?.__typename) {
      case 'SecondFactorNeeded':
        return 'secondFactor'
      case 'EnrolmentNeeded':
        return 'enrolment'
      case 'InvalidInputError':
        issues.value = result.issues
        return 'invalid'
      case 'SignInRefusedError':
        return 'refused'
      case 'UnavailableError':
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
        return 'busy'
      case undefined:
        return 'offline'
      default:
        return result satisfies never
    }
  }
  const signingIn = computed(() => first.fetching.value || second.fetching.value)
  return { signIn, confirm, signingIn, issues }
}
