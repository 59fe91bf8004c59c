import { amendAnnouncementInput } from '@hamkori/schema/meetings.plans'
import type { AmendAnnouncementInput } from '@hamkori/schema/meetings.plans'
import { councilCapacity } from '../../../platform/authorize.ts'
import { dayOf, now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { appendAnnouncement } from '../announce.ts'
import { findMeetingForAction, meetingLifecycle } from '../lifecycle.queries.ts'
import { hasBegun, stepOfMeeting } from '../meetings.policy.ts'
import { planColumns, writePlannedAgenda } from '../planned-meeting.ts'

/**
 * Announces what has changed of a meeting that stays on its day: hour, place, title, agenda, or what is said in words alone. What was
 * announced before stays readable, and each member is told by mail. Chair, deputy chair and secretary of that council, until the meeting
 * begins; leaves one step in the history and one audit entry. Another version than the one that was read, or a meeting that has begun, is a
 * ConflictError. Throws InvalidInputError at `startsAt` for an hour that has passed; NotFoundError and ForbiddenError too.
 */
export async function amendAnnouncement(actor: Actor, input: AmendAnnouncementInput): Promise<{ id: string }> {
  const { meetingId, version, whatChanged, reason, ...plan } = parseInput(amendAnnouncementInput, input)
  return db.$transaction(async (tx) => {
    const meeting = await findMeetingForAction(tx, meetingId)
    stepOfMeeting(actor, meeting, 'amendAnnouncement')
    const heldOn = dayOf(meeting.heldOn)
    if (version !== meeting.version || hasBegun({ ...meeting, heldOn }, now())) throw new ConflictError()
    if (hasBegun({ startsAt: plan.startsAt, heldOn }, now()))
      throw new InvalidInputError([invalidAt(['startsAt'], 'time_in_past')])
    await transition(tx, meetingLifecycle, {
      record: meeting,
      verb: 'amendAnnouncement',
      change: planColumns({ ...plan, kind: meeting.kind, heldOn }),
      actor,
      capacity: councilCapacity(actor, meeting.councilId) ?? 'system',
      reason,
      event: { action: 'meeting:amendAnnouncement', payload: {} },
    })
    await writePlannedAgenda(tx, meetingId, plan.agenda)
    const before = await tx.meetingAnnouncement.findFirst({ where: { meetingId }, orderBy: { number: 'desc' } })
    await appendAnnouncement(tx, meetingId, 'announced', {
      ...{ whatChanged, reason },
      // Why the day was announced late goes on to hold.
      shortNoticeReason: before?.shortNoticeReason ?? undefined,
    })
    return { id: meetingId }
  })
}
