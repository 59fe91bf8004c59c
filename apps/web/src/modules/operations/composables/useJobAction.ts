import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import { outcomeOf } from '../../../platform/action.ts'
import type { ActionOutcome } from '../../../platform/action.ts'
import { useConfirmed } from '../../../platform/confirmation.ts'
import { discardJobMutation, retryJobMutation } from '../operations.documents.ts'

/** What can be done about a failed job. */
export type JobVerb = 'retry' | 'discard'

/** Tries a failed job again, or removes it. Both want a fresh proof of identity. */
export function useJobAction() {
  const retrying = useMutation(retryJobMutation)
  const discarding = useMutation(discardJobMutation)
  const confirmed = useConfirmed()
  const acting = ref(false)

  const send = {
    retry: async (number: string) => (await retrying.executeMutation({ input: { number } })).data?.retryJob,
    discard: async (number: string) => (await discarding.executeMutation({ input: { number } })).data?.discardJob,
  }

  async function act(verb: JobVerb, number: string): Promise<ActionOutcome> {
    acting.value = true
    try {
      return outcomeOf('FailedJob', await confirmed(() => send[verb](number)))
    } finally {
      acting.value = false
    }
  }
  return { act, acting }
}
