import { jobs } from '../jobs.ts'
import { runDueJobs } from '../platform/job-runner.ts'
import type { Job } from '../platform/jobs.ts'
import { linkMailJob } from '../modules/identity/jobs/link-mail.ts'
import { noticeMailJob } from '../modules/notifications/jobs/notice-mail.ts'
import { mailJob } from '../platform/mail-job.ts'
import type { Message } from '../platform/mail.ts'

/** Runs the jobs that are due as the application does, and returns the messages instead of sending them. */
export async function sentMail(): Promise<Message[]> {
  const messages: Message[] = []
  const kept: Job<Message> = {
    ...mailJob,
    run(message) {
      messages.push(message)
      return Promise.resolve()
    },
  }
  const keptLink: typeof linkMailJob = {
    ...linkMailJob,
    run({ message }) {
      messages.push(message)
      return Promise.resolve()
    },
  }
  const keptNotice: typeof noticeMailJob = {
    ...noticeMailJob,
    run({ message }) {
      messages.push(message)
      return Promise.resolve()
    },
  }
  const kinds = new Map<string, Job>([kept, keptLink, keptNotice].map((job) => [job.name, job as Job]))
  await runDueJobs(jobs.map((job) => kinds.get(job.name) ?? job))
  return messages
}

/** The token of the link in a message. Throws where there is none. */
export function tokenIn(message: Message | undefined): string {
  const token = /#([A-Za-z0-9_-]{43})$/m.exec(message?.text ?? '')?.[1]
  if (token === undefined) throw new Error('there is no link in this message')
  return token
}
