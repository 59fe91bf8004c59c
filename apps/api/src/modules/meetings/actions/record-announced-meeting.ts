import { draftMinutesInput } from '@hamkori/schema/meetings'
import type { DraftMinutesInput } from '@hamkori/schema/meetings'
import { councilCapacity } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findCouncilOnDay } from '../council-on-day.queries.ts'
import { heldColumns, refuseWhatCannotBe } from '../held-meeting.ts'
import { findMeetingForAction, meetingLifecycle } from '../lifecycle.queries.ts'
import { rewriteParts } from '../meeting-parts.queries.ts'
import { stepOfMeeting } from '../meetings.policy.ts'

/**
 * Writes down how an announced meeting was held: the draft of its minutes, as for one that is recorded afterwards, under the number that
 * was announced. The day may be another than the announced one, which stays readable. Chair, deputy chair and secretary of that council;
 * leaves two steps in the history and two audit entries. Another version than the one that was read is a ConflictError. Throws
 * InvalidInputError, NotFoundError, ForbiddenError too.
 */
export async function recordAnnouncedMeeting(actor: Actor, input: DraftMinutesInput): Promise<{ id: string }> {
  const { meetingId, version, ...content } = parseInput(draftMinutesInput, input)
  const meeting = await findMeetingForAction(db, meetingId)
  stepOfMeeting(actor, meeting, 'record')
  if (version !== meeting.version) throw new ConflictError()
  const council = await findCouncilOnDay(meeting.councilId, content.heldOn)
  await refuseWhatCannotBe(content, council)
  const columns = heldColumns(content, council)
  const trace = { actor, capacity: councilCapacity(actor, meeting.councilId) ?? 'system' }
  return db.$transaction(async (tx) => {
    await transition(tx, meetingLifecycle, {
      ...trace,
      record: meeting,
      verb: 'record',
      change: columns,
      event: { action: 'meeting:record', payload: {} },
    })
    await transition(tx, meetingLifecycle, {
      ...trace,
      record: await findMeetingForAction(tx, meetingId),
      verb: 'draftMinutes',
      change: {},
      event: { action: 'meeting:draftMinutes', payload: {} },
    })
    await rewriteParts(tx, meetingId, content, council)
    return { id: meetingId }
  })
}
