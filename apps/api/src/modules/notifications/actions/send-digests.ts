import { now, today } from '../../../platform/clock.ts'
import { describeFailure, logger } from '../../../platform/logger.ts'
import { isQuiet } from '../quiet-hours.ts'
import { pendingReminders } from '../pending-reminders.queries.ts'
import { sendDigest } from './send-digest.ts'

/** Less than a job may take: what is left over is sent by the next run. */
const longestMilliseconds = 45_000

/**
 * Sends everybody who is to be told something, and was told nothing today, the one message of the day. Does nothing in the quiet hours.
 * Each person is a transaction of their own; throws after the last one where that of somebody failed, so that the job is tried again.
 */
export async function sendDigests(): Promise<void> {
  if (isQuiet()) return
  const until = performance.now() + longestMilliseconds
  const pending = await pendingReminders({ personId: null, today: today(now()) })
  let failed = 0
  for (const personId of new Set(pending.map((reminder) => reminder.personId))) {
    if (performance.now() > until) return
    await sendDigest(personId).catch((failure: unknown) => {
      failed += 1
      logger.warn(describeFailure(failure), 'a digest could not be sent')
    })
  }
  if (failed > 0) throw new Error(`${failed} digests could not be sent`)
}
