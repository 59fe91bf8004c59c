import { addDays } from '@hamkori/schema/dates'
import { commentKeptDays } from '@hamkori/schema/feedback.constants'
import { today } from '../../platform/clock.ts'
import { runInBackground } from '../../platform/db.ts'
import { forgetUnreadComments } from './rating-statements.ts'

/**
 * Deletes the comments that nobody has decided on for {@link commentKeptDays} days: that is what their authors were told. Answers how
 * many.
 */
export async function forgetComments(): Promise<number> {
  const before = addDays(today(), -commentKeptDays)
  return (await runInBackground(forgetUnreadComments, { before }))[0]?.forgotten ?? 0
}
