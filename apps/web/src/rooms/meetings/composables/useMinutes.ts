import { useMutation } from '@urql/vue'
import { outcomeOf } from '../../../platform/act.ts'
import type { ActOutcome } from '../../../platform/act.ts'
import { publishMinutesMutation, signMinutesMutation } from '../meetings.documents.ts'

/** Signing and publishing the minutes of a meeting. */
export function useMinutes() {
  const signing = useMutation(signMinutesMutation)
  const publishing = useMutation(publishMinutesMutation)

  async function sign(meetingId: string): Promise<ActOutcome> {
    const { data } = await signing.executeMutation({ input: { meetingId } })
    return outcomeOf('Meeting', data?.signMinutes)
  }
  async function publish(meetingId: string): Promise<ActOutcome> {
    const { data } = await publishing.executeMutation({ input: { meetingId } })
    return outcomeOf('Meeting', data?.publishMinutes)
  }
  return { sign, publish, signing: signing.fetching, publishing: publishing.fetching }
}
