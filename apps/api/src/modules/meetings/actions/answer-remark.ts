import { answerRemarkInput } from '@hamkori/schema/meetings.review'
import type { AnswerRemarkInput } from '@hamkori/schema/meetings.review'
import { councilCapacity } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, NotFoundError, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findMeetingForAction, meetingLifecycle } from '../lifecycle.queries.ts'
import { stepOfMeeting } from '../meetings.policy.ts'

/**
 * Answers a remark to minutes, once: the text was changed, or stays, and why. Before the minutes are approved, also while they are
 * written anew. Chair, deputy chair and secretary of that council; leaves one step in the history and one audit entry. Of two who answer
 * at once one gets a ConflictError. Throws InvalidInputError, NotFoundError, ForbiddenError too.
 */
export async function answerRemark(actor: Actor, input: AnswerRemarkInput): Promise<{ id: string }> {
  const { meetingId, number, outcome, answer } = parseInput(answerRemarkInput, input)
  return db.$transaction(async (tx) => {
    const meeting = await findMeetingForAction(tx, meetingId)
    stepOfMeeting(actor, meeting, 'answerRemark')
    const remark = await tx.minutesRemark.findUnique({ where: { meetingId_number: { meetingId, number } } })
    if (remark === null) throw new NotFoundError()
    if (remark.answeredAt !== null) throw new ConflictError()
    await transition(tx, meetingLifecycle, {
      record: meeting,
      verb: 'answerRemark',
      change: {},
      actor,
      capacity: councilCapacity(actor, meeting.councilId) ?? 'system',
      event: { action: 'meeting:answerRemark', payload: {} },
    })
    await tx.minutesRemark.update({ where: { id: remark.id }, data: { outcome, answer, answeredAt: now() } })
    return { id: meetingId }
  })
}
