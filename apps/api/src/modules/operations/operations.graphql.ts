import { builder } from '../../platform/builder.ts'
import { connectionType, pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import { confirmedActErrors } from '../../platform/error-types.ts'
import { discardJob } from './actions/discard-job.ts'
import { retryJob } from './actions/retry-job.ts'
import { listFailedJobs } from './operations.queries.ts'
import type { FailedJobRow } from './operations.queries.ts'

const FailedJob = builder.objectRef<FailedJobRow>('FailedJob').implement({
  description: 'A job, such as sending an email, that was tried as often as it may be and still failed.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Its number, which `retryJob` and `discardJob` take.' }),
    name: t.exposeString('name', { description: 'What the job does, as a code such as `sendMail`.' }),
    enqueuedAt: t.expose('enqueuedAt', { type: 'DateTime', description: 'When the action that caused it was done.' }),
    attempts: t.exposeInt('attempts', { description: 'How often it was tried.' }),
    error: t.exposeString('error', {
      nullable: true,
      description: 'The code of the last failure, such as `ECONNREFUSED`; null where it is not known.',
    }),
  }),
})

const QueryFailedJobsConnection = connectionType(
  'QueryFailedJobsConnection',
  FailedJob,
  'A page of failed jobs, the newest first.',
)

builder.queryField('failedJobs', (t) =>
  t.field({
    type: QueryFailedJobsConnection,
    nullable: true,
    description: 'Jobs that have failed for good; null for everybody but administrators.',
    authScopes: { public: true },
    complexity: pageComplexity,
    args: pageArguments(),
    resolve: (_root, page, { viewer }) => listFailedJobs(viewer, page),
  }),
)

const jobInput = (name: `${string}Input`, description: string) =>
  builder.inputType(name, {
    description,
    fields: (t) => ({ number: t.string({ required: true, description: 'The number of the failed job.' }) }),
  })
const RetryJobInput = jobInput('RetryJobInput', 'The job to try again.')
const DiscardJobInput = jobInput('DiscardJobInput', 'The job to remove.')

const confirmed = { authScopes: { signedIn: true }, errors: { types: confirmedActErrors } } as const

builder.mutationFields((t) => ({
  retryJob: t.field({
    type: FailedJob,
    description: 'Lets a failed job run again, with all its attempts. Answers the job as it was. Administrators.',
    ...confirmed,
    args: { input: t.arg({ type: RetryJobInput, required: true, description: 'The job.' }) },
    resolve: (_root, { input }, { viewer }) => retryJob(viewer, input),
  }),
  discardJob: t.field({
    type: FailedJob,
    description: 'Removes a failed job, which is then never done. Answers the job as it was. Administrators.',
    ...confirmed,
    args: { input: t.arg({ type: DiscardJobInput, required: true, description: 'The job.' }) },
    resolve: (_root, { input }, { viewer }) => discardJob(viewer, input),
  }),
}))
