import { remarkMinutesInput } from '@hamkori/schema/meetings.review'
import type { RemarkMinutesInput } from '@hamkori/schema/meetings.review'
import { councilCapacity } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findMeetingForAction, meetingLifecycle } from '../lifecycle.queries.ts'
import { stepOfMeeting } from '../meetings.policy.ts'

/**
 * Says what a member finds wrong in minutes under review: from the seat that the member holds on that council. The council alone reads
 * it. Whoever is about to sign has to read the minutes again, because their version counts up. Leaves one step in the history and one
 * audit entry. Throws InvalidInputError, NotFoundError, ForbiddenError, ConflictError.
 */
export async function remarkMinutes(actor: Actor, input: RemarkMinutesInput): Promise<{ id: string }> {
  const { meetingId, text } = parseInput(remarkMinutesInput, input)
  return db.$transaction(async (tx) => {
    const meeting = await findMeetingForAction(tx, meetingId)
    stepOfMeeting(actor, meeting, 'remark')
    const seat = actor.kind === 'person' && actor.seats.find(({ councilId }) => councilId === meeting.councilId)
    if (!seat) throw new ForbiddenError('meeting:remark')
    await transition(tx, meetingLifecycle, {
      record: meeting,
      verb: 'remark',
      change: {},
      actor,
      capacity: councilCapacity(actor, meeting.councilId) ?? 'system',
      event: { action: 'meeting:remark', payload: {} },
    })
    const number = (await tx.minutesRemark.count({ where: { meetingId } })) + 1
    await tx.minutesRemark.create({
      data: { meetingId, number, membershipId: seat.membershipId, madeAt: now(), text },
    })
    return { id: meetingId }
  })
}
