import { returnMinutesInput } from '@hamkori/schema/meetings.review'
import type { ReturnMinutesInput } from '@hamkori/schema/meetings.review'
import { councilCapacity } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findMeetingForAction, meetingLifecycle } from '../lifecycle.queries.ts'
import { stepOfMeeting } from '../meetings.policy.ts'

/**
 * Gives minutes under review back, to be written anew: their signatures fall, because nobody has signed what is still to be written.
 * Chair, deputy chair and secretary of that council, with a reason; leaves one step in the history and one audit entry. Another version
 * than the one that was read is a ConflictError. Throws InvalidInputError, NotFoundError, ForbiddenError too.
 */
export async function returnMinutes(actor: Actor, input: ReturnMinutesInput): Promise<{ id: string }> {
  const { meetingId, version, reason } = parseInput(returnMinutesInput, input)
  return db.$transaction(async (tx) => {
    const meeting = await findMeetingForAction(tx, meetingId)
    stepOfMeeting(actor, meeting, 'returnMinutes')
    if (version !== meeting.version) throw new ConflictError()
    await transition(tx, meetingLifecycle, {
      record: meeting,
      verb: 'returnMinutes',
      change: { secretarySignedAt: null, chairSignedAt: null },
      actor,
      capacity: councilCapacity(actor, meeting.councilId) ?? 'system',
      reason,
      event: { action: 'meeting:returnMinutes', payload: { reason } },
    })
    return { id: meetingId }
  })
}
