import { postponeMeetingInput } from '@hamkori/schema/meetings.plans'
import type { PostponeMeetingInput } from '@hamkori/schema/meetings.plans'
import { councilCapacity } from '../../../platform/authorize.ts'
import { dateOf, dayOf } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { appendAnnouncement, noticeOf } from '../announce.ts'
import { findMeetingForAction, meetingLifecycle } from '../lifecycle.queries.ts'
import { stepOfMeeting } from '../meetings.policy.ts'
import { refuseDay } from '../planned-meeting.ts'

/**
 * Puts an announced meeting off, with a reason: for the time being, or to another day or hour, for which it is announced at once. What
 * was announced before stays readable. Chair, deputy chair and secretary of that council; leaves a step in the history and an audit
 * entry, and one more of each where it is announced again. Another version than the one that was read is a ConflictError. Throws
 * InvalidInputError, NotFoundError, ForbiddenError too.
 */
export async function postponeMeeting(actor: Actor, input: PostponeMeetingInput): Promise<{ id: string }> {
  const { meetingId, version, reason, heldOn, startsAt, shortNoticeReason } = parseInput(postponeMeetingInput, input)
  return db.$transaction(async (tx) => {
    const meeting = await findMeetingForAction(tx, meetingId)
    stepOfMeeting(actor, meeting, 'postpone')
    if (version !== meeting.version) throw new ConflictError()
    const capacity = councilCapacity(actor, meeting.councilId) ?? 'system'
    await transition(tx, meetingLifecycle, {
      record: meeting,
      verb: 'postpone',
      change: {},
      actor,
      capacity,
      reason,
      event: { action: 'meeting:postpone', payload: { reason } },
    })
    if (heldOn === undefined) {
      await appendAnnouncement(tx, meetingId, 'postponed', { reason })
      return { id: meetingId }
    }
    refuseDay(heldOn)
    const hour = startsAt ?? meeting.startsAt
    if (heldOn === dayOf(meeting.heldOn) && hour === meeting.startsAt)
      throw new InvalidInputError([invalidAt(['heldOn'], 'unchanged')])
    const notice = await noticeOf(meeting.councilId, heldOn, shortNoticeReason)
    await transition(tx, meetingLifecycle, {
      record: await findMeetingForAction(tx, meetingId),
      verb: 'announce',
      change: { heldOn: dateOf(heldOn), startsAt: hour },
      actor,
      capacity,
      reason: notice.shortNoticeReason,
      event: { action: 'meeting:announce', payload: {} },
    })
    await appendAnnouncement(tx, meetingId, 'announced', { reason, ...notice })
    return { id: meetingId }
  })
}
