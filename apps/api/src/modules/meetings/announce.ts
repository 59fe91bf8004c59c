import { dayNumber } from '@hamkori/schema/dates'
import type { AnnouncementState } from '@hamkori/schema/meetings'
import { now, today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { InvalidInputError, NotFoundError, invalidAt } from '../../platform/errors.ts'
import { invitationsJob } from '../../platform/invitations.ts'
import { enqueue } from '../../platform/jobs.ts'
import { findCouncilOfPlan } from './council-of-plan.queries.ts'
import { publishPapers } from './papers.ts'

/** Why it is said: why the meeting is put off or cancelled, why it is announced later than the rule asks for; and what has changed. */
interface Grounds {
  readonly reason?: string | undefined
  readonly shortNoticeReason?: string | undefined
  readonly whatChanged?: string | undefined
}

/**
 * The reason for announcing a meeting of this day today, which is needed, and kept, only where that is later than the council's rule says.
 * Throws InvalidInputError where it is missing.
 */
export async function noticeOf(
  councilId: string,
  heldOn: string,
  reason: string | undefined,
): Promise<{ readonly shortNoticeReason: string | undefined }> {
  const { noticeDays } = await findCouncilOfPlan(councilId)
  if (dayNumber(heldOn) - dayNumber(today()) >= noticeDays) return { shortNoticeReason: undefined }
  if (reason === undefined) throw new InvalidInputError([invalidAt(['shortNoticeReason'], 'required')])
  return { shortNoticeReason: reason }
}

/**
 * Says in public what the meeting is now: a row after those that were there, which goes to its members by mail,
 * and the papers that are for everybody. The meeting itself is
 * as it is to be announced.
 */
export async function appendAnnouncement(
  tx: Tx,
  meetingId: string,
  state: AnnouncementState,
  { reason, shortNoticeReason, whatChanged }: Grounds,
): Promise<void> {
  const { startsAt, ...meeting } = await tx.meeting.findUniqueOrThrow({ where: { id: meetingId } })
  // Only what was recorded afterwards has no hour, and that is never announced.
  if (startsAt === null) throw new NotFoundError()
  const agenda = await tx.agendaItem.findMany({ where: { meetingId }, orderBy: { position: 'asc' } })
  const before = await tx.meetingAnnouncement.count({ where: { meetingId } })
  const { kind, heldOn, original, titleTg, titleRu, titleEn, placeTg, placeRu, placeEn } = meeting
  const { noticeDays } = await findCouncilOfPlan(meeting.councilId)
  await tx.meetingAnnouncement.create({
    data: {
      ...{ meetingId, number: before + 1, state, announcedAt: now(), kind, heldOn, startsAt, noticeDays },
      ...{ original, titleTg, titleRu, titleEn, placeTg, placeRu, placeEn },
      agenda: agenda.map(({ text }) => text),
      agendaMinutes: agenda.map(({ durationMinutes }) => durationMinutes ?? 0),
      shortNoticeReason: shortNoticeReason ?? null,
      reason: reason ?? null,
      whatChanged: whatChanged ?? null,
    },
  })
  await publishPapers(tx, meetingId)
  await enqueue(tx, invitationsJob, {})
}
