import { addDays } from '@hamkori/schema/dates'
import { releaseSchedule } from '@hamkori/schema/releases'
import { z } from 'zod'
import { today } from '../../../platform/clock.ts'
import { defineJob } from '../../../platform/jobs.ts'
import { buildRelease } from '../actions/build-release.ts'
import { makeScheduledRelease } from '../actions/make-scheduled-release.ts'

/** Makes the release that was begun. */
export const makeRelease = defineJob({
  name: 'makeRelease',
  payload: z.object({}),
  async run() {
    await buildRelease()
  },
})

/** Once a week: makes a release of everything up to yesterday. */
export const makeWeeklyRelease = defineJob({
  name: 'makeWeeklyRelease',
  payload: z.object({}),
  schedule: releaseSchedule,
  async run() {
    await makeScheduledRelease(addDays(today(), -1))
  },
})
