import type { CaseFileModel } from '../../../../generated/prisma/models.ts'
import { capacityFor } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, NotFoundError } from '../../../platform/errors.ts'
import { releaseFile } from '../../../platform/files/stored-files.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import type { CaseTypes } from '../case-kind.ts'
import type { CaseKind } from '../define-case.ts'
import { publisherOf } from '../file-publisher.ts'
import type { FileRemoval } from '../file-publisher.ts'

/** The verb of the step in the history, for every kind. */
export const removeFileVerb = 'removeFile'

/**
 * Takes a published photo or document of a case off, on one of few grounds: nobody can read it or what it showed any more, unless another
 * record shows the same file, and within a day it is removed from the disk. That it was there, which file it was, and when and why it was
 * taken off stays for everybody. The side that published it: chair, deputy chair and secretary of the council, an officer of the
 * department; and coordinators. Leaves one step in the history with the reason and one audit entry. Throws ForbiddenError, NotFoundError,
 * ConflictError where it was taken off before or the case was changed meanwhile.
 */
export async function removeCaseFile<Types extends CaseTypes>(
  kind: CaseKind<Types>,
  actor: Actor,
  file: CaseFileModel,
  { ground, reason }: FileRemoval,
): Promise<void> {
  const { id, recordType, recordId, step, fileHash } = file
  const record = await kind.read.forAction(recordId)
  if (record === null) throw new NotFoundError()
  const followUps =
    step === 'followUp'
      ? await db.followUp.findMany({ where: { recordType, recordId }, select: { number: true, departmentId: true } })
      : []
  const publisher = publisherOf(file, record, followUps)
  const lifecycle = {
    ...kind.lifecycle,
    subjectOf: (...asked: Parameters<typeof kind.lifecycle.subjectOf>) => ({
      ...kind.lifecycle.subjectOf(...asked),
      scopeOf: () => publisher,
    }),
  }
  await db.$transaction(async (tx) => {
    await transition(tx, lifecycle, {
      record,
      verb: removeFileVerb,
      change: {},
      actor,
      capacity: capacityFor(actor, 'case:removeFile', publisher).capacity ?? 'system',
      reason,
      event: kind.removeFileEvent({ hash: fileHash ?? '', ground, reason }),
    })
    if (fileHash === null) throw new ConflictError()
    const gone = { fileHash: null, smallHash: null, description: null, removedHash: fileHash }
    const { count } = await tx.caseFile.updateMany({
      where: { id, removedAt: null },
      data: { ...gone, removedAt: now(), removalGround: ground, removalReason: reason },
    })
    if (count === 0) throw new ConflictError()
    await releaseFile(tx, fileHash)
  })
}
