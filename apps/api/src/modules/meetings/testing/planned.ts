import { randomUUID } from 'node:crypto'
import type { PlanMeetingInput } from '@hamkori/schema/meetings.plans'
import { db } from '../../../platform/db.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { announceMeeting } from '../actions/announce-meeting.ts'
import { planMeeting } from '../actions/plan-meeting.ts'

/** A plan as a secretary sends it. */
export function plan(councilId: string, changes: Partial<PlanMeetingInput> = {}): PlanMeetingInput {
  return {
    idempotencyKey: randomUUID(),
    councilId,
    kind: 'regular',
    heldOn: '2026-03-20',
    startsAt: '14:00',
    title: { original: 'tg', tg: 'Ҷаласаи навбатӣ', ru: 'Очередное заседание' },
    place: { original: 'tg', tg: 'Дафтари шӯро' },
    agenda: [{ text: 'Амният дар назди мактаб', durationMinutes: 30 }, { text: 'Гуногун' }],
    ...changes,
  }
}

/** Plans a meeting and announces it; with a reason, because it may be late. */
export async function announced(
  actor: Actor,
  councilId: string,
  changes: Partial<PlanMeetingInput> = {},
): Promise<{ id: string; reference: string; version: number }> {
  const { id, reference, version } = await planMeeting(actor, plan(councilId, changes))
  await announceMeeting(actor, { meetingId: id, version, shortNoticeReason: 'Масъалаи фаврӣ.' })
  return { id, reference, version: (await db.meeting.findUniqueOrThrow({ where: { id } })).version }
}
