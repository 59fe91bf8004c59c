import { removeActivityPhotoInput } from '@hamkori/schema/activities'
import type { RemoveActivityPhotoInput } from '@hamkori/schema/activities'
import { recordAudit } from '../../../platform/audit.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, NotFoundError, parseInput } from '../../../platform/errors.ts'
import { releaseFile } from '../../../platform/files/stored-files.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { canCorrect } from '../activities.policy.ts'

/**
 * Takes a photo of an activity off, as when somebody on it asks for that: at once nobody can read it any more, and within a day it is
 * removed from the disk. Everybody reads that a photo was taken off, when and why. Members of the council that recorded the activity and
 * coordinators. Leaves one audit entry. Throws ForbiddenError, NotFoundError, ConflictError where it was taken off before.
 */
export async function removeActivityPhoto(
  actor: Actor,
  input: RemoveActivityPhotoInput,
): Promise<{ activityId: string }> {
  const { photoId, reason } = parseInput(removeActivityPhotoInput, input)
  const photo = await db.activityPhoto.findUnique({ where: { id: photoId }, include: { activity: true } })
  if (photo === null) throw new NotFoundError()
  const { activity, activityId, number, fileHash } = photo
  if (!canCorrect(actor, activity)) throw new ForbiddenError('activity:correct')
  return db.$transaction(async (tx) => {
    const { count } = await tx.activityPhoto.updateMany({
      where: { id: photoId, removedAt: null },
      data: { fileHash: null, smallHash: null, removedAt: now(), removalReason: reason },
    })
    if (count === 0 || fileHash === null) throw new ConflictError()
    await releaseFile(tx, fileHash)
    await recordAudit(tx, actor, {
      action: 'activity:removePhoto',
      payload: { code: activity.code, number, reason },
      subjectType: 'Activity',
      subjectId: activityId,
    })
    return { activityId }
  })
}
