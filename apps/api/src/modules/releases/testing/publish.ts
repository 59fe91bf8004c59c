import { today } from '../../../platform/clock.ts'
import { makeScheduledRelease } from '../actions/make-scheduled-release.ts'
import type { ReleaseRow } from '../release.queries.ts'

/** Publishes everything that waits, up to a day (today where none is given), as the weekly job does. Throws where it fails. */
export async function publishAnswers(through = today()): Promise<ReleaseRow> {
  const release = await makeScheduledRelease(through)
  if (release === null) throw new Error('nothing was published')
  return release
}
