import { draftMinutesInput } from '@hamkori/schema/meetings'
import type { DraftMinutesInput } from '@hamkori/schema/meetings'
import { councilCapacity } from '../../../platform/authorize.ts'
import { dayOf } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findCouncilOnDay } from '../council-on-day.queries.ts'
import { heldColumns, refuseWhatCannotBe } from '../held-meeting.ts'
import { findMeetingForAction, meetingLifecycle } from '../lifecycle.queries.ts'
import { rewriteParts } from '../meeting-parts.queries.ts'
import { stepOfMeeting } from '../meetings.policy.ts'

/**
 * Writes the draft of minutes anew, as long as nobody has signed it: everything but the number and the council. Chair, deputy chair
 * and secretary of that council; leaves one step in the history and one audit entry. The number carries the year, so the meeting stays
 * in it. Another version than the one that was read is a ConflictError. Throws InvalidInputError, NotFoundError, ForbiddenError too.
 */
export async function draftMinutes(actor: Actor, input: DraftMinutesInput): Promise<{ id: string }> {
  const { meetingId, version, ...content } = parseInput(draftMinutesInput, input)
  const meeting = await findMeetingForAction(db, meetingId)
  stepOfMeeting(actor, meeting, 'draftMinutes')
  if (version !== meeting.version) throw new ConflictError()
  const council = await findCouncilOnDay(meeting.councilId, content.heldOn)
  await refuseWhatCannotBe(content, council)
  if (content.heldOn.slice(0, 4) !== dayOf(meeting.heldOn).slice(0, 4))
    throw new InvalidInputError([invalidAt(['heldOn'], 'other_year')])
  const columns = heldColumns(content, council)
  return db.$transaction(async (tx) => {
    await transition(tx, meetingLifecycle, {
      record: meeting,
      verb: 'draftMinutes',
      change: columns,
      actor,
      capacity: councilCapacity(actor, meeting.councilId) ?? 'system',
      event: { action: 'meeting:draftMinutes', payload: {} },
    })
    await rewriteParts(tx, meetingId, content, council)
    return { id: meetingId }
  })
}
