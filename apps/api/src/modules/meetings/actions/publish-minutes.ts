import { publishMinutesInput } from '@hamkori/schema/meetings'
import type { PublishMinutesInput } from '@hamkori/schema/meetings'
import type { MeetingModel } from '../../../../generated/prisma/models.ts'
import { recordAudit, recordTransition } from '../../../platform/audit.ts'
import { councilCapacity } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, NotFoundError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { stepOfMeeting } from '../meetings.policy.ts'

/**
 * Puts approved minutes on the public page and counts the meeting on the council's. Chair, deputy chair and secretary of
 * that council, or an import; leaves one step in the history and one audit entry; only one of two at once wins.
 * Throws InvalidInputError, NotFoundError, ForbiddenError, ConflictError.
 */
export async function publishMinutes(actor: Actor, input: PublishMinutesInput): Promise<MeetingModel> {
  const { meetingId } = parseInput(publishMinutesInput, input)
  return db.$transaction(async (tx) => {
    const meeting = await tx.meeting.findUnique({ where: { id: meetingId } })
    if (meeting === null) throw new NotFoundError()
    const facts = {
      ...meeting,
      secretarySigned: meeting.secretarySignedAt !== null,
      chairSigned: meeting.chairSignedAt !== null,
    }
    const step = stepOfMeeting(actor, facts, 'publishMinutes')
    const { count } = await tx.meeting.updateMany({
      where: { id: meetingId, state: step.from ?? meeting.state, version: meeting.version },
      data: { state: step.to, publishedAt: now(), version: { increment: 1 } },
    })
    if (count !== 1) throw new ConflictError()
    const { councilId } = meeting
    await tx.meetingTally.upsert({
      where: { councilId },
      create: { councilId, published: 1 },
      update: { published: { increment: 1 } },
    })
    const capacity = councilCapacity(actor, meeting.councilId) ?? 'system'
    await recordTransition(tx, {
      actor,
      recordType: 'Meeting',
      recordId: meetingId,
      from: meeting.state,
      verb: 'publishMinutes',
      to: step.to,
      capacity,
    })
    await recordAudit(tx, actor, {
      action: 'meeting:publishMinutes',
      payload: {},
      capacity,
      subjectType: 'Meeting',
      subjectId: meetingId,
    })
    return tx.meeting.findUniqueOrThrow({ where: { id: meetingId } })
  })
}
