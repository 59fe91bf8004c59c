import { runInBackground } from '../../platform/db.ts'
import {
  addKeys,
  addPartitions,
  clearArrived,
  replaceArrived,
  shufflePastDays,
  shufflePresentDay,
} from './rating-statements.ts'

/**
 * In how many rounds deleted rows are still to be cleared away. Two: a row stays in the first while anybody else may still see it. A
 * process begins with what a killed one may have left.
 */
let roundsToClear = 2

/**
 * Writes the ratings of past days anew in random order, so that neither their place on the disk nor the transaction that wrote them
 * tells when in the day they came (promise P8), each month into its partition; those of today where they are, as long as they are few
 * enough to be written in a moment. Then clears away what was deleted, which lies in the order of arrival. May be killed at any moment:
 * ratings move whole or not at all, and the next process clears. Answers how many of past days were moved.
 */
export async function shuffle(): Promise<number> {
  await runInBackground(addPartitions, {})
  await runInBackground(addKeys, {})
  const moved = (await runInBackground(shufflePastDays, {}))[0]?.moved ?? 0
  const [present] = await runInBackground(shufflePresentDay, {})
  if (moved > 0 || present?.rewritten === true) roundsToClear = 2
  if (roundsToClear === 0) return moved
  await runInBackground(clearArrived, {})
  if (present?.few === true) await runInBackground(replaceArrived, {})
  roundsToClear -= 1
  return moved
}
