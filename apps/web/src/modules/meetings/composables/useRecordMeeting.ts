import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import { outcomeOf } from '../../../platform/action.ts'
import type { ActionOutcome } from '../../../platform/action.ts'
import type { VariablesOf } from '../../../platform/graphql.ts'
import type { Issue } from '../../../platform/useIssues.ts'
import { recordMeetingMutation } from '../meetings.documents.ts'

export type NewMeeting = VariablesOf<typeof recordMeetingMutation>['input']

/** Writes a meeting down; `reference` is its printed number afterwards. */
export function useRecordMeeting() {
  const { executeMutation, fetching } = useMutation(recordMeetingMutation)
  const issues = ref<readonly Issue[]>([])
  const reference = ref('')

  async function record(input: NewMeeting): Promise<ActionOutcome> {
    const { data } = await executeMutation({ input })
    const result = data?.recordMeeting
    issues.value = result?.__typename === 'InvalidInputError' ? result.issues : []
    if (result?.__typename === 'Meeting') reference.value = result.reference
    return outcomeOf('Meeting', result)
  }
  return { record, recording: fetching, issues, reference }
}
