import { readableMediaTypes } from '@hamkori/schema/files.constants'
import { meetingLimits, statesWithPapers } from '@hamkori/schema/meetings.constants'
import { addMeetingPaperInput } from '@hamkori/schema/meetings.papers'
import type { AddMeetingPaperInput } from '@hamkori/schema/meetings.papers'
import { recordAudit } from '../../../platform/audit.ts'
import { now } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import { ConflictError, InvalidInputError, NotFoundError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { holdFile, useFile } from '../../../platform/files/stored-files.ts'
import { capacityFor, requirePermission } from '../../../platform/authorize.ts'
import { personIdOf } from '../../../platform/viewer.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findMeetingForAction } from '../lifecycle.queries.ts'
import { isMeetingVisible } from '../meetings.policy.ts'

/**
 * Puts a paper beside a meeting whose minutes are not approved yet: for the council alone, or for everybody, who read it from the
 * announcement on. Chair, deputy chair and secretary of that council; the person has sent the file before. Leaves one audit entry.
 * Throws InvalidInputError at `fileHash` for what is no photo or document of theirs and where the meeting has as many papers as it may,
 * at `agendaPosition` for a point that the agenda has not; NotFoundError, ForbiddenError, ConflictError.
 */
export async function addMeetingPaper(actor: Actor, input: AddMeetingPaperInput): Promise<{ id: string }> {
  const { meetingId, fileHash, title, agendaPosition, forEverybody } = parseInput(addMeetingPaperInput, input)
  try {
    return await db.$transaction(async (tx) => {
      const meeting = await findMeetingForAction(tx, meetingId)
      const { councilId, isAnnounced } = meeting
      if (!isMeetingVisible(actor, meeting)) throw new NotFoundError()
      requirePermission(actor, 'meeting:addPaper', { councilId })
      if (!(statesWithPapers as readonly string[]).includes(meeting.state)) throw new ConflictError()
      const papers = await tx.meetingPaper.findMany({ where: { meetingId }, select: { removedAt: true } })
      if (papers.filter(({ removedAt }) => removedAt === null).length >= meetingLimits.papers)
        throw new InvalidInputError([invalidAt(['fileHash'], 'too_many', { maximum: meetingLimits.papers })])
      if (agendaPosition !== undefined && agendaPosition > (await tx.agendaItem.count({ where: { meetingId } })))
        throw new InvalidInputError([invalidAt(['agendaPosition'], 'unknown_record')])
      const isPublic = forEverybody && isAnnounced
      const take = isPublic ? useFile : holdFile
      const file = await take(tx, { hash: fileHash, personId: personIdOf(actor), types: readableMediaTypes })
      if (file === null) throw new InvalidInputError([invalidAt(['fileHash'], 'file_damaged')])
      // Of two at once one takes the number.
      const number = papers.length + 1
      const at = now()
      const { id } = await tx.meetingPaper.create({
        data: {
          ...{ meetingId, number, title, agendaPosition: agendaPosition ?? null, forEverybody, fileHash },
          ...{ mediaType: file.mediaType, bytes: file.bytes, addedAt: at, publishedAt: isPublic ? at : null },
        },
      })
      await recordAudit(tx, actor, {
        ...capacityFor(actor, 'meeting:addPaper', { councilId }),
        action: 'meeting:addPaper',
        payload: { number, forEverybody },
        subjectType: 'Meeting',
        subjectId: meetingId,
      })
      return { id }
    })
  } catch (failure) {
    throw isUniqueViolation(failure) ? new ConflictError() : failure
  }
}
