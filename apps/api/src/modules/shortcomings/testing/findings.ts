import { atMoment } from '../../../platform/clock.ts'
import type { answerShortcoming } from '../actions/answer-shortcoming.ts'
import { db } from '../../../platform/db.ts'
import type { followUpShortcoming } from '../actions/follow-up-shortcoming.ts'
import { acknowledgeShortcoming } from '../actions/acknowledge-shortcoming.ts'
import { registerShortcoming } from '../actions/register-shortcoming.ts'
import { sendShortcoming } from '../actions/send-shortcoming.ts'
import type { RecordFixture } from '../../../testing/record-fixture.ts'

type Registration = Parameters<typeof registerShortcoming>[1]
type Answer = Parameters<typeof answerShortcoming>[1]
type FollowUp = Parameters<typeof followUpShortcoming>[1]

/** Noon in Dushanbe on a day. */
export function noonOf(day: string): Date {
  return new Date(`${day}T07:00:00Z`)
}

/** A finding of the council of Khujand, registered by its secretary on a day. */
export function registered(
  stage: RecordFixture,
  day: string,
  changes: Partial<Registration> = {},
): Promise<{ id: string; reference: string }> {
  return atMoment(noonOf(day), () =>
    registerShortcoming(stage.secretary, {
      idempotencyKey: crypto.randomUUID(),
      councilId: stage.khujandCouncilId,
      departmentId: stage.khujandDepartmentId,
      topic: 'inspectors',
      severity: 'medium',
      title: { original: 'tg', tg: 'Қабули шаҳрвандон дер сар мешавад' },
      detail: { original: 'tg', tg: 'Се ҳафта пай дар пай.' },
      ...changes,
    }),
  )
}

/** The same, sent to the department on that day. */
export async function sent(
  stage: RecordFixture,
  day: string,
  changes: Partial<Registration> = {},
): Promise<{ id: string; reference: string }> {
  const finding = await registered(stage, day, changes)
  await atMoment(noonOf(day), () => sendShortcoming(stage.secretary, { shortcomingId: finding.id }))
  return finding
}

/** The same, acknowledged by the department's officer on that day. */
export async function acknowledged(
  stage: RecordFixture,
  day: string,
  changes: Partial<Registration> = {},
): Promise<{ id: string; reference: string }> {
  const finding = await sent(stage, day, changes)
  await atMoment(noonOf(day), () => acknowledgeShortcoming(stage.officer, { shortcomingId: finding.id }))
  return finding
}

/** A confirming answer with every part that it needs. */
export function confirmation(shortcomingId: string, changes: Partial<Answer> = {}): Answer {
  const { outcome = 'confirmed' } = changes
  const confirms = outcome === 'confirmed' || outcome === 'partly'
  return {
    idempotencyKey: crypto.randomUUID(),
    shortcomingId,
    outcome,
    language: 'ru',
    reasons: 'Проверка подтвердила факт.',
    ...(confirms ? { remedy: 'Новое расписание.', remedyDueOn: '2027-06-01' } : {}),
    ...changes,
  }
}

/** An act after the answer, with every part that its verb needs, on the version of the finding that stands. */
export async function followUp(
  caseId: string,
  verb: FollowUp['verb'],
  changes: Partial<FollowUp> = {},
): Promise<FollowUp> {
  const { version } = await db.shortcoming.findUniqueOrThrow({ where: { id: caseId }, select: { version: true } })
  return {
    idempotencyKey: crypto.randomUUID(),
    caseId,
    version,
    verb,
    language: 'tg',
    text: `Матни ${verb}.`,
    ...(verb === 'planRemedy' ? { dueOn: '2026-06-01' } : {}),
    ...(verb === 'reportFixed' ? { evidence: 'Санади қабул.' } : {}),
    ...changes,
  }
}
