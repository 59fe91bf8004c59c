import { z } from 'zod'
import { defineJob } from '../../../platform/jobs.ts'
import { makeReportFiles } from '../actions/make-report-files.ts'

/** Makes the files of a report that was given to be frozen. */
export const makeReport = defineJob({
  name: 'makeReport',
  payload: z.object({ reference: z.string() }),
  async run({ reference }) {
    await makeReportFiles(reference)
  },
})
