import { publishMinutesInput } from '@hamkori/schema/meetings'
import type { PublishMinutesInput } from '@hamkori/schema/meetings'
import type { MeetingModel } from '../../../../generated/prisma/models.ts'
import { councilCapacity } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findMeetingForAction, meetingLifecycle } from '../lifecycle.queries.ts'
import { publishPapers } from '../papers.ts'

/**
 * Puts approved minutes on the public page and counts the meeting on the council's. Chair, deputy chair and secretary of
 * that council, or an import; leaves one step in the history and one audit entry; only one of two at once wins.
 * Throws InvalidInputError, NotFoundError, ForbiddenError, ConflictError.
 */
export async function publishMinutes(actor: Actor, input: PublishMinutesInput): Promise<MeetingModel> {
  const { meetingId } = parseInput(publishMinutesInput, input)
  return db.$transaction(async (tx) => {
    const meeting = await findMeetingForAction(tx, meetingId)
    await transition(tx, meetingLifecycle, {
      record: meeting,
      verb: 'publishMinutes',
      change: { publishedAt: now() },
      actor,
      capacity: councilCapacity(actor, meeting.councilId) ?? 'system',
      event: { action: 'meeting:publishMinutes', payload: {} },
    })
    await publishPapers(tx, meetingId)
    const { councilId } = meeting
    await tx.meetingTally.upsert({
      where: { councilId },
      create: { councilId, published: 1 },
      update: { published: { increment: 1 } },
    })
    return tx.meeting.findUniqueOrThrow({ where: { id: meetingId } })
  })
}
