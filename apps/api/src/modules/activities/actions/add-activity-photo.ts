import { activityLimits, addActivityPhotoInput } from '@hamkori/schema/activities'
import type { AddActivityPhotoInput } from '@hamkori/schema/activities'
import { recordAudit } from '../../../platform/audit.ts'
import { now } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  invalidAt,
  parseInput,
} from '../../../platform/errors.ts'
import { useFile } from '../../../platform/files/stored-files.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { canCorrect } from '../activities.policy.ts'

/**
 * Publishes a photo of an activity, with words for those who do not see it. Members of the council that recorded it and coordinators; the
 * person has sent the file before, and says that they have thought of the people on it. Leaves one audit entry. Throws InvalidInputError
 * at `fileHash` for what is no photo of theirs and where the activity has as many as it may, ForbiddenError, NotFoundError, ConflictError.
 */
export async function addActivityPhoto(actor: Actor, input: AddActivityPhotoInput): Promise<{ activityId: string }> {
  const { activityId, fileHash, description, language } = parseInput(addActivityPhotoInput, input)
  const activity = await db.activity.findUnique({ where: { id: activityId } })
  if (activity === null) throw new NotFoundError()
  if (!canCorrect(actor, activity)) throw new ForbiddenError('activity:correct')
  try {
    return await db.$transaction(async (tx) => {
      const photos = await tx.activityPhoto.findMany({ where: { activityId }, select: { removedAt: true } })
      if (photos.filter(({ removedAt }) => removedAt === null).length >= activityLimits.photos)
        throw new InvalidInputError([invalidAt(['fileHash'], 'too_many', { maximum: activityLimits.photos })])
      const personId = actor.kind === 'person' ? actor.personId : null
      const file = await useFile(tx, { hash: fileHash, personId, types: ['image/jpeg'] })
      if (file?.smallHash == null || file.width === null || file.height === null)
        throw new InvalidInputError([invalidAt(['fileHash'], 'unknown_record')])
      // Of two at once one takes the number.
      const number = photos.length + 1
      await tx.activityPhoto.create({
        data: {
          activityId,
          number,
          fileHash,
          smallHash: file.smallHash,
          width: file.width,
          height: file.height,
          bytes: file.bytes,
          description,
          language,
          addedAt: now(),
        },
      })
      await recordAudit(tx, actor, {
        action: 'activity:addPhoto',
        payload: { code: activity.code, number },
        subjectType: 'Activity',
        subjectId: activityId,
      })
      return { activityId }
    })
  } catch (failure) {
    throw isUniqueViolation(failure) ? new ConflictError() : failure
  }
}
