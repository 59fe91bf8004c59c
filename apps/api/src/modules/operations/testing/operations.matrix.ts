import { defineMatrix } from '../../../testing/matrix/module-matrix.ts'

/** What the list of failed jobs contributes to the authorization matrix. */
export const matrix = defineMatrix({
  queries: { failedJobs: 'first: 8' },
  actions: {
    retryJob: (thing) => ({ input: { number: thing('failedJob') } }),
    discardJob: (thing) => ({ input: { number: thing('failedJob') } }),
  },
})
