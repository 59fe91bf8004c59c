import { releaseNoteInput } from '@hamkori/schema/dashboards'
import type { ReleaseNoteInput } from '@hamkori/schema/dashboards'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { requireOwnNote } from './require-own-note.ts'

/**
 * Takes the actor's note away: nobody but its author sees it, who can put it back. Officers, for their own department; leaves one audit entry. Throws InvalidInputError,
 * ForbiddenError, and ConflictError where that version does not stand like that.
 */
export async function removeReleaseNote(actor: Actor, input: ReleaseNoteInput): Promise<void> {
  const { version, ...asked } = parseInput(releaseNoteInput, input)
  const key = await requireOwnNote(actor, asked)
  await db.$transaction(async (tx) => {
    const changed = { where: { ...key, version, removedAt: null }, data: { removedAt: now() } }
    if ((await tx.releaseNote.updateMany(changed)).count === 0) throw new ConflictError()
    await recordAudit(tx, actor, {
      ...capacityFor(actor, 'releaseNote:write'),
      action: 'releaseNote:remove',
      payload: { release: key.releaseNumber, version },
      subjectType: 'Department',
      subjectId: key.departmentId,
    })
  })
}
