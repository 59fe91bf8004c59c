import { modules } from './modules.ts'
import { removeUnusedFilesJob } from './platform/files/remove-unused-files.ts'
import { invitationsJob } from './platform/invitations.ts'
import { mailJob } from './platform/mail-job.ts'
import { releaseAbandonedJobs } from './platform/release-abandoned-jobs.ts'
import type { Job } from './platform/jobs.ts'

/** Every job of the application: the platform's own and those of the modules' manifests. */
export const jobs: readonly Job[] = [
  mailJob,
  invitationsJob,
  releaseAbandonedJobs,
  removeUnusedFilesJob,
  ...modules.flatMap((module) => module.jobs ?? []),
]
