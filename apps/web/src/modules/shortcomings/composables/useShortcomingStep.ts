import { useMutation } from '@urql/vue'
import { outcomeOf } from '../../../platform/action.ts'
import type { ActionOutcome } from '../../../platform/action.ts'
import { acknowledgeShortcomingMutation, sendShortcomingMutation } from '../shortcomings.documents.ts'

/** The acts that need nothing but the record: sending it to the department, and confirming that it arrived. */
export function useShortcomingStep() {
  const sending = useMutation(sendShortcomingMutation)
  const acknowledging = useMutation(acknowledgeShortcomingMutation)

  async function send(shortcomingId: string): Promise<ActionOutcome> {
    const { data } = await sending.executeMutation({ input: { shortcomingId } })
    return outcomeOf('Shortcoming', data?.sendShortcoming)
  }
  async function acknowledge(shortcomingId: string): Promise<ActionOutcome> {
    const { data } = await acknowledging.executeMutation({ input: { shortcomingId } })
    return outcomeOf('Shortcoming', data?.acknowledgeShortcoming)
  }
  return { send, acknowledge, sending: sending.fetching, acknowledging: acknowledging.fetching }
}
