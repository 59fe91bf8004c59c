import { releaseRules } from '@hamkori/schema/releases'
import { now } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import { findLatestRelease, findUnpublishedRelease, startRelease } from '../release.queries.ts'
import type { ReleaseRow } from '../release.queries.ts'
import { buildRelease } from './build-release.ts'

/** Makes a release of everything up to a day, YYYY-MM-DD. Answers it, or null where another process is at it or it failed. */
export async function makeScheduledRelease(through: string): Promise<ReleaseRow | null> {
  await beginScheduledRelease(through)
  return buildRelease()
}

/** Begins a release unless one is being made; one that failed is tried again under its number. */
export async function beginScheduledRelease(through: string): Promise<void> {
  const unpublished = await findUnpublishedRelease()
  if (unpublished?.state === 'building') return
  const number = unpublished?.number ?? ((await findLatestRelease())?.number ?? 0) + 1
  const uncorrected = { corrects: null, reasonTg: null, reasonRu: null, reasonEn: null }
  const values = { number, rules: releaseRules, cutAt: now(), through, ...uncorrected }
  try {
    await db.$transaction((tx) => startRelease(tx, values, unpublished !== null))
  } catch (failure) {
    // Another process was first.
    if (!isUniqueViolation(failure)) throw failure
  }
}
