import { now, today } from '../../../platform/clock.ts'
import { describeFailure, logger } from '../../../platform/logger.ts'
import { isQuiet } from '../quiet-hours.ts'
import { findUntold } from '../staff.queries.ts'
import { sendDigest } from './send-digest.ts'

/** Less than a job may take: what is left over is sent by the next run. */
const longestMilliseconds = 45_000

/**
 * Sends everybody who is to be told something, and was told nothing today, the one message of the day; in the quiet hours those alone who
 * want it. Each person is a transaction of their own; throws after the last one where that of somebody failed, so that the job is tried
 * again.
 */
export async function sendDigests(): Promise<void> {
  const until = performance.now() + longestMilliseconds
  const quiet = isQuiet()
  let failed = 0
  for (const { personId, takesMailAtNight } of await findUntold(today(now()))) {
    if (quiet && !takesMailAtNight) continue
    if (performance.now() > until) return
    await sendDigest(personId).catch((failure: unknown) => {
      failed += 1
      logger.warn(describeFailure(failure), 'a digest could not be sent')
    })
  }
  if (failed > 0) throw new Error(`${failed} digests could not be sent`)
}
