import { discardMeetingInput } from '@hamkori/schema/meetings'
import type { DiscardMeetingInput } from '@hamkori/schema/meetings'
import { councilCapacity } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findMeetingForAction, meetingLifecycle } from '../lifecycle.queries.ts'
import { stepOfMeeting } from '../meetings.policy.ts'
import { dropPapers } from '../papers.ts'

/**
 * Discards the plan of a meeting that was not announced, or the draft of one that nobody has signed; never of one that was announced. Its number is not given again; everybody can read the day and the reason at
 * the number, and only the council the rest. Chair, deputy chair and secretary of that council; leaves one step in the history and one
 * audit entry. Throws InvalidInputError, NotFoundError, ForbiddenError, ConflictError.
 */
export async function discardMeeting(actor: Actor, input: DiscardMeetingInput): Promise<{ id: string }> {
  const { meetingId, reason } = parseInput(discardMeetingInput, input)
  return db.$transaction(async (tx) => {
    const meeting = await findMeetingForAction(tx, meetingId)
    stepOfMeeting(actor, meeting, 'discard')
    // What was announced is held, put off or cancelled.
    if (meeting.isAnnounced) throw new ConflictError()
    await transition(tx, meetingLifecycle, {
      record: meeting,
      verb: 'discard',
      change: {},
      actor,
      capacity: councilCapacity(actor, meeting.councilId) ?? 'system',
      reason,
      event: { action: 'meeting:discard', payload: { reason } },
    })
    await dropPapers(tx, meetingId)
    return { id: meetingId }
  })
}
