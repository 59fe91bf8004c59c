import { signMinutesInput } from '@hamkori/schema/meetings'
import type { SignMinutesInput } from '@hamkori/schema/meetings'
import type { MeetingModel } from '../../../../generated/prisma/models.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { bringIntoForce } from '../assignment-lifecycle.queries.ts'
import { findMeetingForAction, meetingLifecycle } from '../lifecycle.queries.ts'
import { openSignature, stepOfMeeting } from '../meetings.policy.ts'
import { hasOpenRemark } from '../remarks.queries.ts'

/**
 * Signs the minutes: once by the secretary, once by the chair or the deputy in the chair's place, and by two different
 * people. The first signature opens the review, the second approves: then the tasks of binding decisions come into
 * force. Leaves one step in the history and one audit entry. A version in the WHERE lets only one of two at once win.
 * Throws InvalidInputError, NotFoundError, ForbiddenError, ConflictError.
 */
export async function signMinutes(actor: Actor, input: SignMinutesInput): Promise<MeetingModel> {
  const { meetingId, version } = parseInput(signMinutesInput, input)
  return db.$transaction(async (tx) => {
    const meeting = await findMeetingForAction(tx, meetingId)
    stepOfMeeting(actor, meeting, 'signMinutes')
    // Nobody signs for somebody else, so only a person with the office can.
    if (actor.kind !== 'person') throw new ForbiddenError('meeting:signMinutes')
    // Nobody signs what somebody else has written anew meanwhile.
    if (version !== undefined && version !== meeting.version) throw new ConflictError()
    const signature = openSignature(actor, meeting)
    if (signature === null || (await hasSigned(tx, meetingId, actor.personId))) throw new ConflictError()
    // The second signature approves: what members have remarked is answered before.
    if (meeting.state === 'minutesUnderReview' && (await hasOpenRemark(tx, meetingId))) throw new ConflictError()

    const moment = now()
    const state = await transition(tx, meetingLifecycle, {
      record: meeting,
      verb: 'signMinutes',
      change: signature.place === 'secretary' ? { secretarySignedAt: moment } : { chairSignedAt: moment },
      actor,
      capacity: signature.capacity,
      event: { action: 'meeting:signMinutes', payload: {} },
    })
    if (state === 'minutesApproved') {
      await bringIntoForce(tx, meetingId, { at: moment, actor, capacity: signature.capacity })
    }
    return tx.meeting.findUniqueOrThrow({ where: { id: meetingId } })
  })
}

/** Whoever holds two offices still signs once: the second signature is a second person's. */
async function hasSigned(tx: Tx, meetingId: string, personId: string): Promise<boolean> {
  const about = { recordType: 'Meeting', recordId: meetingId }
  const steps = await tx.transition.findMany({
    where: { ...about, verb: { in: ['signMinutes', 'returnMinutes'] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { verb: true, actorId: true },
  })
  // Signatures from before the minutes were given back have fallen.
  const since = steps.slice(steps.findLastIndex(({ verb }) => verb === 'returnMinutes') + 1)
  return since.some(({ actorId }) => actorId === personId)
}
