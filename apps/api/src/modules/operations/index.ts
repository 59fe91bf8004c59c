import './operations.graphql.ts'

export { discardJob } from './actions/discard-job.ts'
export { retryJob } from './actions/retry-job.ts'
