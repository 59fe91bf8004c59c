import { defineMatrix } from '../../../testing/matrix/module-matrix.ts'

/** What health and failed jobs contribute to the authorization matrix. */
export const matrix = defineMatrix({
  queries: { failedJobs: 'first: 8', health: '' },
  actions: {
    retryJob: (thing) => ({ input: { number: thing('failedJob') } }),
    discardJob: (thing) => ({ input: { number: thing('failedJob') } }),
  },
})
