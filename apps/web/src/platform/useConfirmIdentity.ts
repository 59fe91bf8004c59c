import { useClientHandle } from '@urql/vue'
import { computed, ref } from 'vue'
import { type ActionResult, readResult } from './action-result.ts'
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
export type ConfirmationOutcome =
  'confirmed' | 'invalid' | 'refused' | 'busy' | 'over' | 'offline' | 'failed' | PasskeyFailure

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
    const { data, error } = await client.mutation(confirmIdentityMutation, { input: { password, code } }).toPromise()
    const result = readResult(data, error)
    if (result.outcome === 'invalid') issues.value = result.issues
    return outcomeOf(result.outcome)
  }

  async function withPasskey(): Promise<ConfirmationOutcome> {
    issues.value = []
    const begun = await client.mutation(beginPasskeySignInMutation, {}).toPromise()
    const options = readResult(begun.data, begun.error)
    if (options.outcome !== 'done') return outcomeOf(options.outcome)
    const answer = await askDeviceForPasskey(options.record.optionsJson)
    if ('failed' in answer) return answer.failed
    const input = { ceremony: options.record.ceremony, responseJson: answer.responseJson }
    const { data, error } = await client.mutation(confirmWithPasskeyMutation, { input }).toPromise()
    return outcomeOf(readResult(data, error).outcome)
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

/** What the question says of a result; whatever it has no words for is a failure of the server. */
const outcomes: Readonly<Partial<Record<ActionResult<object>['outcome'] | 'refused', ConfirmationOutcome>>> = {
  done: 'confirmed',
  invalid: 'invalid',
  refused: 'refused',
  busy: 'busy',
  forbidden: 'over',
  signedOut: 'over',
  offline: 'offline',
}

function outcomeOf(outcome: ActionResult<object>['outcome'] | 'refused'): ConfirmationOutcome {
  return outcomes[outcome] ?? 'failed'
}
