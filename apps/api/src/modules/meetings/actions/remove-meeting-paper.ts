import { removeMeetingPaperInput } from '@hamkori/schema/meetings.papers'
import type { RemoveMeetingPaperInput } from '@hamkori/schema/meetings.papers'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requirePermission } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, NotFoundError, parseInput } from '../../../platform/errors.ts'
import { dropHeldFiles, releaseFile } from '../../../platform/files/stored-files.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findMeetingForAction } from '../lifecycle.queries.ts'
import { isMeetingVisible } from '../meetings.policy.ts'

/**
 * Takes a paper of a meeting off: at once nobody can read it any more, and within a day it is removed from the disk. Whoever could read it
 * reads that it was there, when it was taken off and why. Chair, deputy chair and secretary of the council, whatever the state of the
 * meeting. Leaves one audit entry. Throws NotFoundError, ForbiddenError, ConflictError where it was taken off before.
 */
export async function removeMeetingPaper(actor: Actor, input: RemoveMeetingPaperInput): Promise<{ id: string }> {
  const { paperId, reason } = parseInput(removeMeetingPaperInput, input)
  return db.$transaction(async (tx) => {
    const paper = await tx.meetingPaper.findUnique({ where: { id: paperId } })
    if (paper === null) throw new NotFoundError()
    const { meetingId, number, fileHash, publishedAt } = paper
    const meeting = await findMeetingForAction(tx, meetingId)
    if (publishedAt === null && !isMeetingVisible(actor, meeting)) throw new NotFoundError()
    requirePermission(actor, 'meeting:removePaper', { councilId: meeting.councilId })
    const { count } = await tx.meetingPaper.updateMany({
      where: { id: paperId, removedAt: null },
      data: { fileHash: null, title: null, removedAt: now(), removalReason: reason },
    })
    if (count === 0 || fileHash === null) throw new ConflictError()
    if (publishedAt === null) await dropHeldFiles(tx, [fileHash])
    else await releaseFile(tx, fileHash)
    await recordAudit(tx, actor, {
      ...capacityFor(actor, 'meeting:removePaper', { councilId: meeting.councilId }),
      action: 'meeting:removePaper',
      payload: { number, reason },
      subjectType: 'Meeting',
      subjectId: meetingId,
    })
    return { id: paperId }
  })
}
