import { jobInput } from '@hamkori/schema/operations'
import type { JobInput } from '@hamkori/schema/operations'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { NotFoundError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { lockFailedJob, restartJob } from '../operations.queries.ts'
import type { FailedJobRow } from '../operations.queries.ts'

/**
 * Lets a failed job run again, at once and with all its attempts. Administrators; leaves one audit entry. Throws
 * NotFoundError where the job is not, or no longer, a failed one.
 */
export async function retryJob(actor: Actor, input: JobInput): Promise<FailedJobRow> {
  const { number } = parseInput(jobInput, input)
  requirePermission(actor, 'job:retry')
  requireConfirmation(actor)
  return db.$transaction(async (tx) => {
    const job = await lockFailedJob(tx, number)
    if (job === null) throw new NotFoundError()
    await restartJob(tx, number)
    await recordAudit(tx, actor, {
      ...capacityFor(actor, 'job:retry'),
      action: 'job:retry',
      payload: { code: job.name },
      subjectType: 'Job',
      subjectId: number,
    })
    return job
  })
}
