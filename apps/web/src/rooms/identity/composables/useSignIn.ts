import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import { useSession } from '../../../platform/session.ts'
import type { Issue } from '../../../platform/useIssues.ts'
import { signInMutation } from '../identity.documents.ts'

/** How signing in went. */
export type SignInOutcome = 'signedIn' | 'invalid' | 'refused' | 'busy' | 'offline'

/** Signs in and refreshes the session. A wrong name and a wrong password are the same refusal. */
export function useSignIn() {
  const { executeMutation, fetching } = useMutation(signInMutation)
  const session = useSession()
  const issues = ref<readonly Issue[]>([])

  async function signIn(email: string, password: string): Promise<SignInOutcome> {
    issues.value = []
    const { data } = await executeMutation({ input: { email, password } })
    const result = data?.signIn
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
  return { signIn, signingIn: fetching, issues }
}
