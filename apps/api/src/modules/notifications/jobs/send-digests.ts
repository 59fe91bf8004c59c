import { digestSchedule } from '@hamkori/schema/notifications.constants'
import { z } from 'zod'
import { defineJob } from '../../../platform/jobs.ts'
import { sendDigests } from '../actions/send-digests.ts'

/** Every hour: tells everybody once a day, outside the quiet hours, what they are to be told. */
export const digestJob = defineJob({
  name: 'sendDigests',
  payload: z.object({}),
  schedule: digestSchedule,
  run: sendDigests,
})
