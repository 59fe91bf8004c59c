import { useMutation } from '@urql/vue'
import { outcomeOf } from '../../../platform/action.ts'
import type { ActionOutcome } from '../../../platform/action.ts'
import { publishMinutesMutation, signMinutesMutation } from '../meetings.documents.ts'

/** Signing and publishing the minutes of a meeting. */
export function useMinutes() {
  const signing = useMutation(signMinutesMutation)
  const publishing = useMutation(publishMinutesMutation)

  async function sign(meetingId: string): Promise<ActionOutcome> {
    const { data } = await signing.executeMutation({ input: { meetingId } })
    return outcomeOf('Meeting', data?.signMinutes)
  }
  async function publish(meetingId: string): Promise<ActionOutcome> {
    const { data } = await publishing.executeMutation({ input: { meetingId } })
    return outcomeOf('Meeting', data?.publishMinutes)
  }
  return { sign, publish, signing: signing.fetching, publishing: publishing.fetching }
}
