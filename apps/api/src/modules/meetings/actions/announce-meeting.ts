import { announceMeetingInput } from '@hamkori/schema/meetings.plans'
import type { AnnounceMeetingInput } from '@hamkori/schema/meetings.plans'
import { councilCapacity } from '../../../platform/authorize.ts'
import { dayOf, now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { appendAnnouncement, noticeOf } from '../announce.ts'
import { findMeetingForAction, meetingLifecycle } from '../lifecycle.queries.ts'
import { stepOfMeeting } from '../meetings.policy.ts'
import { refuseDay } from '../planned-meeting.ts'

/**
 * Announces a planned meeting, or one that was postponed, as its plan stands: public from then on, with its agenda. Later than the
 * council's rule says only with a reason, which everybody can read. Chair, deputy chair and secretary of that council; leaves one step
 * in the history and one audit entry. Another version than the one that was read is a ConflictError. Throws InvalidInputError,
 * NotFoundError, ForbiddenError too.
 */
export async function announceMeeting(actor: Actor, input: AnnounceMeetingInput): Promise<{ id: string }> {
  const { meetingId, version, shortNoticeReason: given } = parseInput(announceMeetingInput, input)
  return db.$transaction(async (tx) => {
    const meeting = await findMeetingForAction(tx, meetingId)
    stepOfMeeting(actor, meeting, 'announce')
    if (version !== meeting.version) throw new ConflictError()
    const heldOn = dayOf(meeting.heldOn)
    refuseDay(heldOn)
    const notice = await noticeOf(meeting.councilId, heldOn, given)
    await transition(tx, meetingLifecycle, {
      record: meeting,
      verb: 'announce',
      change: { announcedAt: meeting.announcedAt ?? now() },
      actor,
      capacity: councilCapacity(actor, meeting.councilId) ?? 'system',
      reason: notice.shortNoticeReason,
      event: { action: 'meeting:announce', payload: {} },
    })
    await appendAnnouncement(tx, meetingId, 'announced', notice)
    return { id: meetingId }
  })
}
