import { correctMinutesInput } from '@hamkori/schema/meetings'
import type { CorrectMinutesInput } from '@hamkori/schema/meetings'
import type { z } from 'zod'
import { councilCapacity } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { ConflictError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { textColumns } from '../held-meeting.ts'
import { findMeetingForAction, meetingLifecycle } from '../lifecycle.queries.ts'
import type { MeetingForAction } from '../lifecycle.queries.ts'
import { stepOfMeeting } from '../meetings.policy.ts'

type Correction = z.output<typeof correctMinutesInput>

/**
 * Corrects the texts of published minutes: a new version, at once public, with the earlier one readable beside it. Attendance, votes
 * and tasks stay as they were signed. Chair, deputy chair and secretary of that council; leaves one step in the public history, with
 * the reason, and one audit entry. Another version than the one that was read is a ConflictError; texts that are the same are refused.
 * Throws InvalidInputError, NotFoundError, ForbiddenError too.
 */
export async function correctMinutes(actor: Actor, input: CorrectMinutesInput): Promise<{ id: string }> {
  const { meetingId, version, reason, ...texts } = parseInput(correctMinutesInput, input)
  return db.$transaction(async (tx) => {
    const meeting = await findMeetingForAction(tx, meetingId)
    stepOfMeeting(actor, meeting, 'correctMinutes')
    if (version !== meeting.version) throw new ConflictError()
    const number = await keepVersion(tx, meeting, texts, reason)
    await transition(tx, meetingLifecycle, {
      record: meeting,
      verb: 'correctMinutes',
      change: textColumns(texts),
      actor,
      capacity: councilCapacity(actor, meeting.councilId) ?? 'system',
      reason,
      event: { action: 'meeting:correctMinutes', payload: { version: number, reason } },
    })
    for (const [at, text] of texts.agenda.entries())
      await tx.agendaItem.updateMany({ where: { meetingId, position: at + 1 }, data: { text } })
    for (const [at, text] of texts.decisions.entries())
      await tx.decision.updateMany({ where: { meetingId, number: at + 1 }, data: { text } })
    return { id: meetingId }
  })
}

/** Keeps the texts as they are now, and answers their number. Throws InvalidInputError where the new ones do not fit them. */
async function keepVersion(
  tx: Tx,
  meeting: MeetingForAction,
  texts: Omit<Correction, 'meetingId' | 'version' | 'reason'>,
  reason: string,
): Promise<number> {
  const meetingId = meeting.id
  const agenda = await tx.agendaItem.findMany({ where: { meetingId }, orderBy: { position: 'asc' } })
  const decisions = await tx.decision.findMany({ where: { meetingId }, orderBy: { number: 'asc' } })
  const sizes = [
    ...(texts.agenda.length === agenda.length ? [] : [invalidAt(['agenda'], 'not_applicable_here')]),
    ...(texts.decisions.length === decisions.length ? [] : [invalidAt(['decisions'], 'not_applicable_here')]),
  ]
  if (sizes.length > 0) throw new InvalidInputError(sizes)
  const { original, titleTg, titleRu, titleEn, placeTg, placeRu, placeEn, minutesTg, minutesRu, minutesEn } = meeting
  const columns = { original, titleTg, titleRu, titleEn, placeTg, placeRu, placeEn, minutesTg, minutesRu, minutesEn }
  const before = { ...columns, agenda: agenda.map(({ text }) => text), decisions: decisions.map(({ text }) => text) }
  const after = { ...textColumns(texts), agenda: texts.agenda, decisions: texts.decisions }
  if (JSON.stringify(before) === JSON.stringify(after)) throw new InvalidInputError([invalidAt(['title'], 'unchanged')])
  const number = (await tx.minutesVersion.count({ where: { meetingId } })) + 1
  await tx.minutesVersion.create({ data: { ...before, meetingId, number, replacedAt: now(), reason } })
  return number
}
