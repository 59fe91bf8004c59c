import { cancelMeetingInput } from '@hamkori/schema/meetings.plans'
import type { CancelMeetingInput } from '@hamkori/schema/meetings.plans'
import { councilCapacity } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { appendAnnouncement } from '../announce.ts'
import { findMeetingForAction, meetingLifecycle } from '../lifecycle.queries.ts'
import { stepOfMeeting } from '../meetings.policy.ts'

/**
 * Calls an announced or postponed meeting off, with a reason. It stays listed, and what was announced stays readable. Chair, deputy
 * chair and secretary of that council; leaves one step in the history and one audit entry. Another version than the one that was read is
 * a ConflictError. Throws InvalidInputError, NotFoundError, ForbiddenError too.
 */
export async function cancelMeeting(actor: Actor, input: CancelMeetingInput): Promise<{ id: string }> {
  const { meetingId, version, reason } = parseInput(cancelMeetingInput, input)
  return db.$transaction(async (tx) => {
    const meeting = await findMeetingForAction(tx, meetingId)
    stepOfMeeting(actor, meeting, 'cancel')
    if (version !== meeting.version) throw new ConflictError()
    await transition(tx, meetingLifecycle, {
      record: meeting,
      verb: 'cancel',
      change: {},
      actor,
      capacity: councilCapacity(actor, meeting.councilId) ?? 'system',
      reason,
      event: { action: 'meeting:cancel', payload: { reason } },
    })
    await appendAnnouncement(tx, meetingId, 'cancelled', { reason })
    return { id: meetingId }
  })
}
