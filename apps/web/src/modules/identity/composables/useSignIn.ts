import { computed, ref } from 'vue'
import type { ActionResult } from '../../../platform/action-result.ts'
import { beginPasskeySignInMutation } from '../../../platform/confirmation.documents.ts'
import type { ResultOf } from '../../../platform/graphql.ts'
import { askDeviceForPasskey } from '../../../platform/passkey.ts'
import type { PasskeyFailure } from '../../../platform/passkey.ts'
import { useSession } from '../../../platform/session.ts'
import { useAction } from '../../../platform/useAction.ts'
import { finishPasskeySignInMutation } from '../entry.documents.ts'
import { confirmSecondFactorMutation, signInMutation } from '../identity.documents.ts'

/** What can stand as the second factor. */
export type SecondFactorMethod = 'totp' | 'recoveryCode' | 'passkey'

/** How signing in went. */
export type SignInOutcome =
  'signedIn' | 'secondFactor' | 'enrolment' | 'invalid' | 'refused' | 'busy' | 'offline' | 'failed' | PasskeyFailure

type Stopped = ActionResult<ResultOf<typeof signInMutation>>

/** Signs in, by steps or by a passkey, and refreshes the session. A wrong name and a wrong password are the same refusal. */
export function useSignIn() {
  const first = useAction(signInMutation, {}, { byAnybody: true })
  const second = useAction(confirmSecondFactorMutation, {}, { byAnybody: true })
  const beginning = useAction(beginPasskeySignInMutation, {}, { byAnybody: true })
  const finishing = useAction(finishPasskeySignInMutation, {}, { byAnybody: true })
  const session = useSession()
  const methods = ref<readonly SecondFactorMethod[]>([])
  const waitSeconds = ref(0)
  const atDevice = ref(false)

  /** The outcome of a step that did not succeed. */
  function stopped(result: {
    readonly outcome: Stopped['outcome']
    readonly retryAfterSeconds?: number | null
  }): SignInOutcome {
    switch (result.outcome) {
      case 'invalid':
      case 'refused':
      case 'offline':
        return result.outcome
      case 'busy':
        waitSeconds.value = result.retryAfterSeconds ?? 0
        return 'busy'
      default:
        return 'failed'
    }
  }

  async function signIn(email: string, password: string): Promise<SignInOutcome> {
    reset()
    const result = await first.run({ input: { email, password } })
    if (result.outcome !== 'done') return stopped(result)
    if (result.record.__typename === 'EnrolmentNeeded') return 'enrolment'
    methods.value = result.record.methods
    return 'secondFactor'
  }

  async function confirm(code: string): Promise<SignInOutcome> {
    reset()
    const result = await second.run({ input: { code } })
    if (result.outcome !== 'done') return stopped(result)
    await session.refresh()
    return 'signedIn'
  }

  async function withPasskey(): Promise<SignInOutcome> {
    reset()
    const begun = await beginning.run({})
    if (begun.outcome !== 'done') return stopped(begun)
    atDevice.value = true
    const answer = await askDeviceForPasskey(begun.record.optionsJson)
    atDevice.value = false
    if ('failed' in answer) return answer.failed
    const input = { ceremony: begun.record.ceremony, responseJson: answer.responseJson }
    const result = await finishing.run({ input })
    if (result.outcome === 'invalid' || result.outcome === 'refused') return 'unable'
    if (result.outcome !== 'done') return stopped(result)
    await session.refresh()
    return 'signedIn'
  }

  function reset() {
    for (const action of [first, second, beginning, finishing]) action.reset()
  }
  const issues = computed(() => [...first.issues.value, ...second.issues.value])
  const signingIn = computed(() => first.running.value || second.running.value)
  const unlocking = computed(() => beginning.running.value || atDevice.value || finishing.running.value)
  return { signIn, confirm, withPasskey, signingIn, unlocking, issues, methods, waitSeconds, reset }
}
