import { revisePlanInput } from '@hamkori/schema/meetings.plans'
import type { RevisePlanInput } from '@hamkori/schema/meetings.plans'
import { councilCapacity } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findMeetingForAction, meetingLifecycle } from '../lifecycle.queries.ts'
import { stepOfMeeting } from '../meetings.policy.ts'
import { planColumns, refuseDay, writePlannedAgenda } from '../planned-meeting.ts'

/**
 * Writes a plan anew: before it is announced, or while the meeting is postponed without a day. Nothing of it is public before it is
 * announced (again). Chair, deputy chair and secretary of that council; leaves one step in the history and one audit entry. Another
 * version than the one that was read is a ConflictError. Throws InvalidInputError, NotFoundError, ForbiddenError too.
 */
export async function revisePlan(actor: Actor, input: RevisePlanInput): Promise<{ id: string }> {
  const { meetingId, version, ...plan } = parseInput(revisePlanInput, input)
  return db.$transaction(async (tx) => {
    const meeting = await findMeetingForAction(tx, meetingId)
    stepOfMeeting(actor, meeting, 'revisePlan')
    if (version !== meeting.version) throw new ConflictError()
    refuseDay(plan.heldOn)
    await transition(tx, meetingLifecycle, {
      record: meeting,
      verb: 'revisePlan',
      change: planColumns(plan),
      actor,
      capacity: councilCapacity(actor, meeting.councilId) ?? 'system',
      event: { action: 'meeting:revisePlan', payload: {} },
    })
    await writePlannedAgenda(tx, meetingId, plan.agenda)
    return { id: meetingId }
  })
}
