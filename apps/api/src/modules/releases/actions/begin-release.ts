import { beginReleaseInput, releaseRules } from '@hamkori/schema/releases'
import type { BeginReleaseInput } from '@hamkori/schema/releases'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { now, today } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import { ConflictError, invalidAt, InvalidInputError, parseInput } from '../../../platform/errors.ts'
import { enqueue } from '../../../platform/jobs.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { makeRelease } from '../jobs/make-release.ts'
import { findLatestRelease, findRelease, findUnpublishedRelease, startRelease } from '../release.queries.ts'
import type { ReleaseRow } from '../release.queries.ts'

/**
 * Begins a release of everything that waits, up to and including today; a job makes it. Administrators, who have just confirmed who
 * they are; leaves one audit entry. Throws InvalidInputError, ForbiddenError, ConfirmationNeededError, and ConflictError while
 * another one is being made.
 */
export async function beginRelease(actor: Actor, input: BeginReleaseInput): Promise<ReleaseRow> {
  const { corrects, reason } = parseInput(beginReleaseInput, input)
  requirePermission(actor, 'release:begin')
  requireConfirmation(actor)
  if (corrects != null && (await findRelease(corrects))?.state !== 'published')
    throw new InvalidInputError([invalidAt(['corrects'], 'unknown_record')])
  const unpublished = await findUnpublishedRelease()
  if (unpublished?.state === 'building') throw new ConflictError()
  const number = unpublished?.number ?? ((await findLatestRelease())?.number ?? 0) + 1
  try {
    return await db.$transaction(async (tx) => {
      await startRelease(
        tx,
        {
          ...{ number, rules: releaseRules, cutAt: now(), through: today(), corrects: corrects ?? null },
          ...{ reasonTg: reason?.tg ?? null, reasonRu: reason?.ru ?? null, reasonEn: reason?.en ?? null },
        },
        unpublished !== null,
      )
      await recordAudit(tx, actor, {
        ...capacityFor(actor, 'release:begin'),
        action: 'release:begin',
        payload: { number, corrects: corrects ?? null },
        subjectType: 'Release',
        subjectId: String(number),
      })
      await enqueue(tx, makeRelease, {})
      const begun = await findRelease(number, tx)
      if (begun === null) throw new Error(`release ${number} was begun and is not there`)
      return begun
    })
  } catch (failure) {
    if (isUniqueViolation(failure)) throw new ConflictError()
    throw failure
  }
}
