import { writeReleaseNoteInput } from '@hamkori/schema/dashboards'
import type { WriteReleaseNoteInput } from '@hamkori/schema/dashboards'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { requireOwnNote } from './require-own-note.ts'

/**
 * Writes the actor's note about the scores of their department in a release, or a new version of it; the earlier ones are kept. A note
 * that was taken away stands again. Officers, for their own department; leaves one audit entry. Throws InvalidInputError,
 * ForbiddenError, and ConflictError where another version than the one that was read stands.
 */
export async function writeReleaseNote(actor: Actor, input: WriteReleaseNoteInput): Promise<void> {
  const { version, language, text, ...asked } = parseInput(writeReleaseNoteInput, input)
  const key = await requireOwnNote(actor, asked)
  const next = version + 1
  try {
    await db.$transaction(async (tx) => {
      if (version === 0) await tx.releaseNote.create({ data: { ...key, version: next } })
      else {
        const changed = { where: { ...key, version }, data: { version: next, removedAt: null } }
        if ((await tx.releaseNote.updateMany(changed)).count === 0) throw new ConflictError()
      }
      await tx.releaseNoteVersion.create({ data: { ...key, version: next, language, text, writtenAt: now() } })
      await recordAudit(tx, actor, {
        ...capacityFor(actor, 'releaseNote:write'),
        action: 'releaseNote:write',
        payload: { release: key.releaseNumber, version: next },
        subjectType: 'Department',
        subjectId: key.departmentId,
      })
    })
  } catch (failure) {
    if (isUniqueViolation(failure)) throw new ConflictError()
    throw failure
  }
}
